import pLimit from 'p-limit';
import { type Clock, today } from '../../../base/clock.ts';
import { message } from '../../../base/words/message.ts';
import { entryOf } from '../../rollout/changes/carry-out-move.ts';
import type { PlanChanges } from '../../rollout/waves/plan-changes.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { holdOf, isHeldBy, type Safeguard, wavesInScope } from './safeguard.ts';
import type { FoundSafeguard, SafeguardsTable } from './safeguards-table.ts';

export interface ApplyDeps {
  rollouts: Pick<Rollouts, 'waves'>;
  planChanges: PlanChanges;
  safeguards: SafeguardsTable;
  clock: Clock;
  timeZone: string;
}

/** Waves held or released at the same time. */
const AT_ONCE = 8;

/**
 * Brings the waves of a safeguard to where its row says: held while it is in force, let go once it is ended.
 * Safe to run again: a wave that is there already is left alone.
 */
export async function applySafeguard(deps: ApplyDeps, safeguard: FoundSafeguard): Promise<void> {
  if (safeguard.applied) return;
  let found: FoundSafeguard | undefined = safeguard;
  // Ended while its waves were being held: what was done since may have to be undone, whatever the row says.
  while (found) {
    await bringWaves(deps, found);
    if ((await deps.safeguards.setApplied(found)) === 'written') return;
    found = await deps.safeguards.get(found.rolloutId, found.id);
  }
}

async function bringWaves(deps: ApplyDeps, found: Safeguard): Promise<void> {
  const waves = await deps.rollouts.waves(found.rolloutId);
  const date = today(deps.clock, deps.timeZone);
  const todo = found.ended
    ? waves.filter((wave) => isHeldBy(wave, found))
    : wavesInScope(waves, found, date).filter((wave) => !isHeldBy(wave, found));
  const slots = pLimit(AT_ONCE);
  await Promise.all(todo.map((wave) => slots(() => bringWave(deps, found, wave))));
}

/** What broke off is finished here; one read of a small partition where nothing did. True when something had. */
export async function finishSafeguards(deps: ApplyDeps, rolloutId: string): Promise<boolean> {
  const unfinished = (await deps.safeguards.ofRollout(rolloutId)).filter(({ applied }) => !applied);
  for (const found of unfinished) await applySafeguard(deps, found);
  return unfinished.length > 0;
}

async function bringWave({ planChanges, clock }: ApplyDeps, safeguard: Safeguard, wave: Wave): Promise<void> {
  const { ended, rolloutId, by, title } = safeguard;
  const hold = holdOf(safeguard);
  if (!ended) {
    await planChanges.hold(
      rolloutId,
      hold,
      entryOf(clock, 'held', wave, message('gates.safeguard-held', { title, why: safeguard.why }), by),
    );
    return;
  }
  const reason = message('gates.safeguard-over', { title, reason: ended.reason });
  await planChanges.release(rolloutId, hold.id, entryOf(clock, 'released', wave, reason, ended.by));
}
