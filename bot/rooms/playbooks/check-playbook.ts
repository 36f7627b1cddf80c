import { checkForm, type FormFault } from '../../base/schema-issue.ts';
import { message } from '../../base/words/message.ts';
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
  const form = checkForm(Playbook, value);
  if (!form.ok) return { ok: false, faults: form.faults.flatMap(faultsOf) };
  const faults = repeatedIds(form.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, playbook: form.data };
}

function faultsOf({ path: way, what, strange }: FormFault): PlaybookFault[] {
  const path = way.map((part) => (typeof part === 'number' ? part : String(part)));
  if (strange.length === 0) return [{ path, what }];
  return strange.map((field) => ({
    path,
    what: message('playbooks.strange-field', { field, expected: what }),
    strange: field,
  }));
}
