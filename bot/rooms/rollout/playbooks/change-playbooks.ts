import { type Clock, timestamp } from '../../../base/clock.ts';
import { conflict, invalid, notFound } from '../../../base/errors.ts';
import { LONGEST_JSON, longJson } from '../../../doors/azure/long-json.ts';
import type { OwnPlaybook } from '../../playbooks/own-playbooks-table.ts';
import { parsePlaybookFile } from '../../playbooks/parse-playbook-file.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import type { KeptPlaybook } from '../../playbooks/playbook-library.ts';
import type { Rollouts } from '../waves/rollouts.ts';

interface ChangeDeps {
  rollouts: Pick<Rollouts, 'playbooks' | 'usingPlaybook'>;
  clock: Clock;
}

interface PlaybookUpload {
  fileName: string;
  text: string;
  /** Whether it may take the place of an own one. */
  replace: boolean;
  by: { id: string; name: string };
}

/** From a claim until its rollout is there for sure, or never will be. */
const PLANNING_MS = 2 * 60_000;

/**
 * Takes an own playbook from a file, new or in the place of one that no rollout uses.
 * @throws AnswerError with the faults of the file, or with why its id cannot be had.
 */
export async function uploadPlaybook(deps: ChangeDeps, upload: PlaybookUpload): Promise<KeptPlaybook> {
  const { playbooks } = deps.rollouts;
  const playbook = parsePlaybookFile(upload.fileName, upload.text);
  refuseTooLong(upload.fileName, playbook);
  const { id } = playbook;
  const there = await playbooks.get(id);
  if (there?.source === 'shipped') throw conflict('playbook-shipped', { name: id, doing: 'upload' });
  if (there) await refuseWhileUsed(deps, there);
  if (there && !upload.replace) throw conflict('playbook-exists', { id, name: there.playbook.name });
  const by = { person: upload.by, at: timestamp(deps.clock) };
  if ((await playbooks.add(playbook, by, there)) === 'changed') throw changedMeanwhile(id);
  const kept = await playbooks.get(id);
  if (!kept) throw changedMeanwhile(id);
  return kept;
}

/** @throws AnswerError for one that is not there, comes with the product, or is used by a rollout. */
export async function removePlaybook(deps: ChangeDeps, id: string): Promise<void> {
  const there = await deps.rollouts.playbooks.get(id);
  if (!there) throw notFound('playbook', id);
  if (there.source === 'shipped')
    throw conflict('playbook-shipped', { name: there.playbook.name, doing: 'delete' });
  await refuseWhileUsed(deps, there);
  if ((await deps.rollouts.playbooks.remove(there)) === 'changed') throw changedMeanwhile(id);
}

async function refuseWhileUsed({ rollouts, clock }: ChangeDeps, own: OwnPlaybook): Promise<void> {
  const { id, name } = own.playbook;
  const rollout = await rollouts.usingPlaybook(id);
  if (rollout) throw conflict('playbook-in-use', { rollout: rollout.title, name });
  // Between the claim and the rollout there is a moment in which nothing else shows that it is in use.
  if (own.claimedAt && clock.now() - Date.parse(own.claimedAt) < PLANNING_MS) {
    throw conflict('playbook-in-planning', { name });
  }
}

function refuseTooLong(fileName: string, playbook: Playbook): void {
  const { length } = longJson(playbook);
  if (length <= LONGEST_JSON) return;
  throw invalid('playbook-too-long', { file: fileName, length, most: LONGEST_JSON });
}

function changedMeanwhile(id: string) {
  return conflict('playbook-changed', { id });
}
