import { type Clock, timestamp, today } from '../../../base/clock.ts';
import { type AnswerError, conflict, forbidden, notFound, refusal } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import { type Caller, leadsEverybody } from '../../../doors/http/route.ts';
import type { Jobs } from '../../../doors/jobs/job.ts';
import { DUE } from '../../announcements/job-kinds.ts';
import type { SendingsTable } from '../../delivery/record/sendings-table.ts';
import { entryOf, planChanged } from '../../rollout/changes/carry-out-move.ts';
import type { PlanChanges } from '../../rollout/waves/plan-changes.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import type { RolloutLife } from '../../rollout/waves/rollout-life.ts';
import { rolloutState } from '../../rollout/waves/rollout-state.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { whyCancelled } from '../../rollout/waves/why-cancelled.ts';
import { announcedIn, isBegun, type ToldDeps, toldOf } from './told-of.ts';

export interface LifeDeps extends ToldDeps {
  runs: Pick<SendingsTable, 'ofRollout' | 'hold'>;
  rollouts: Rollouts;
  planChanges: PlanChanges;
  rolloutLife: RolloutLife;
  jobs: Jobs;
  clock: Clock;
  timeZone: string;
}

/** How long a plan can be taken back by who made it. */
export const UNDO_MS = 60_000;

/** What an entry of the history is about that is about no wave. */
const WHOLE = { id: null };

/** @throws AnswerError for anybody but a lead of all groups. */
export function checkMayChange(caller: Caller): void {
  if (!leadsEverybody(caller)) throw forbidden('all-groups-only', { what: 'life' });
}

/** @throws AnswerError when there is no such rollout. */
export async function rolloutNamed({ rollouts }: Pick<LifeDeps, 'rollouts'>, id: string): Promise<Rollout> {
  const rollout = await rollouts.get(id);
  if (!rollout) throw notFound('rollout', id);
  return rollout;
}

/** Why a rollout cannot be cancelled; undefined when it can. */
export function whyNotCancel(rollout: Rollout, { clock, timeZone }: Pick<LifeDeps, 'clock' | 'timeZone'>) {
  const { title, end } = rollout;
  if (rollout.cancelled) return whyCancelled(rollout);
  if (rolloutState(rollout, today(clock, timeZone)) !== 'finished') return undefined;
  return refusal('rollout-over', { title, end: { day: end.toString() } });
}

/**
 * Cancels a rollout with one write; what is scheduled for it is seen to by a job right after.
 * @throws AnswerError when it is over or cancelled already, or when somebody changed its plan after it was seen
 */
export async function cancelRollout(
  deps: LifeDeps,
  caller: Caller,
  id: string,
  { reason, seen }: { reason: string; seen: number },
): Promise<void> {
  const { rolloutLife, planChanges, jobs, clock, timeZone } = deps;
  const refused = whyNotCancel(await rolloutNamed(deps, id), deps);
  if (refused) throw conflict(refused.code, refused.params);
  const entry = entryOf(clock, 'cancelled', WHOLE, reason, caller);
  const on = today(clock, timeZone).toString();
  const cancellation = { at: entry.at, on, by: caller.name, reason };
  const done = await rolloutLife.cancel(id, seen, cancellation, { ...entry, version: seen + 1 });
  if (done === 'gone') throw notFound('rollout', id);
  if (done === 'changed') {
    const now = whyNotCancel(await rolloutNamed(deps, id), deps);
    throw now ? conflict(now.code, now.params) : await planChanged(planChanges, id);
  }
  await stopSending(deps, id);
  await jobs.add(DUE, {});
}

/** @throws AnswerError when it has another title by now than the one that was seen */
export async function renameRollout(
  deps: LifeDeps,
  caller: Caller,
  id: string,
  { title, seen }: { title: string; seen: string },
): Promise<void> {
  const { rolloutLife, planChanges, clock } = deps;
  if (title === seen) return;
  const note = message('rollout.was-titled', { title: seen });
  const done = await rolloutLife.rename(id, seen, title, entryOf(clock, 'renamed', WHOLE, note, caller));
  if (done === 'gone') throw notFound('rollout', id);
  if (done === 'changed') {
    const { entries } = await planChanges.history(id);
    const by = entries.find(({ change }) => change === 'renamed')?.by.name ?? message('common.somebody');
    throw conflict('rollout-changed', { by });
  }
}

/**
 * Deletes a rollout that nobody was told of; what was written for it goes with it.
 * @throws AnswerError when somebody was told of it, or when somebody changed its plan after it was seen
 */
export async function deleteRollout(deps: LifeDeps, id: string, seen: number): Promise<void> {
  const { rollouts, rolloutLife, planChanges, jobs, clock } = deps;
  const rollout = await rolloutNamed(deps, id);
  const waves = await rollouts.waves(id);
  const told = async (): Promise<AnswerError | undefined> => {
    const announced = await announcedIn(deps, id);
    if (!isBegun(announced)) return undefined;
    return conflict('rollout-told', { title: rollout.title, count: toldOf(announced, waves) });
  };
  const before = await told();
  if (before) throw before;
  const at = timestamp(clock);
  const done = await rolloutLife.remove(id, seen, at);
  if (done === 'gone') throw notFound('rollout', id);
  if (done === 'changed') throw await planChanged(planChanges, id);
  // Somebody may have sent one between the look and the removal; from here on nothing of it is sent any more.
  const meanwhile = await told();
  if (meanwhile) {
    await rolloutLife.restore(id, at);
    throw meanwhile;
  }
  await rolloutLife.clear(id);
  await jobs.add(DUE, {});
}

/** @throws AnswerError for anybody but who planned it, once its minute is over, and where it cannot be deleted */
export async function undoPlan(deps: LifeDeps, caller: Caller, id: string): Promise<void> {
  const { plannedBy, plannedAt } = await rolloutNamed(deps, id);
  if (plannedBy?.id !== caller.id) throw forbidden('plan-undo-others');
  if (deps.clock.now() - Date.parse(plannedAt) > UNDO_MS) throw conflict('plan-undo-late');
  return deleteRollout(deps, id, 0);
}

/** What is being sent is looked at every few seconds for what holds it; now there is no time for that. */
async function stopSending({ runs }: LifeDeps, rolloutId: string): Promise<void> {
  for (const { id, waveId, state } of await runs.ofRollout(rolloutId)) {
    if (waveId !== null && (state === 'freezing' || state === 'sending')) await runs.hold(id, true);
  }
}
