import type { z } from 'zod';
import { saySchemaIssue } from '../../base/schema-issue.ts';
import { Playbook } from './playbook.ts';
import type { PlaybookFault } from './playbook-fault.ts';
import { repeatedIds } from './repeated-ids.ts';

export type CheckedPlaybook =
  | { ok: true; playbook: Playbook }
  | { ok: false; faults: readonly PlaybookFault[] };

/**
 * Whether a value is a playbook. Ids of phases, of exit criteria, of training items and of the parts of a
 * workload are unique in the whole playbook; repeated ones are looked for once the form is right.
 */
export function checkPlaybook(value: unknown): CheckedPlaybook {
  const form = Playbook.safeParse(value, { error: saySchemaIssue });
  if (!form.success) return { ok: false, faults: form.error.issues.flatMap(faultsOf) };
  const faults = repeatedIds(form.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, playbook: form.data };
}

function faultsOf(issue: z.core.$ZodIssue): PlaybookFault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code !== 'unrecognized_keys') return [{ path, what: issue.message }];
  return issue.keys.map((key) => ({
    path,
    what: `has the field "${key}", which is not known here; ${issue.message}`,
    strange: key,
  }));
}
