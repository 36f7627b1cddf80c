import { setTimeout as wait } from 'node:timers/promises';
import { type Clock, timestamp } from '../../../base/clock.ts';
import { handleJob, type JobData, type JobHandler, LaterError } from '../../../doors/jobs/job.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import type { Pacer } from '../../telling/pacer.ts';
import { COUNT_WHILE_SENDING, TALLY } from '../job-kinds.ts';
import { isOver } from '../record/sending.ts';
import type { FoundSending } from '../record/sending-row.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import type { Tally } from '../record/tally.ts';
import type { DeliveriesTable } from './deliveries-table.ts';
import { FEW_CHUNKS } from './lanes.ts';
import { createRollUp, type RollUp } from './roll-up.ts';
import type { SendingWatch } from './watch.ts';

export interface CountingDeps {
  rollouts: Rollouts;
  sendings: SendingsTable;
  deliveries: DeliveriesTable;
  watch: SendingWatch;
  pacer: Pick<Pacer, 'everyMs'>;
  clock: Clock;
}

/**
 * How often the counts are saved while sending goes on: whoever looks at an announcement meanwhile has it counted
 * (live-counts.ts).
 */
const COUNT_EVERY_MS = 10_000;
/** How often the wave is looked at meanwhile: it may be held or released. */
const HOLD_EVERY_MS = 5_000;
/** Towards the end, so that it is seen soon. */
const LAST_COUNTS_MS = 1_600;
/** While nothing is sent there is little to count. */
const HELD_SECONDS = 5;
/** People wait for their own hour, and nothing has changed for this long: then it is counted seldom. */
const QUIET_MS = 60_000;
const QUIET_SECONDS = 15;
/** After this long the job goes back to the queue, for whichever process has time. */
const SHARE_MS = 120_000;
/** After the end, people who are just being sent to are waited for: as often as this. */
const LAST_LOOKS = 15;

/** The jobs that count: one again and again while an announcement is sent, one once. */
export function countingJobs(deps: CountingDeps): JobHandler[] {
  const { sendings, deliveries, watch, pacer, clock } = deps;

  async function countWhileSending(
    { id, run }: JobData<typeof COUNT_WHILE_SENDING>,
    stopping: AbortSignal,
  ): Promise<void> {
    const startedAt = clock.now();
    let looksLeft = LAST_LOOKS;
    let saved: FoundSending | undefined;
    const rollUp = createRollUp(deliveries, id);
    async function stopIfHeld(sending: FoundSending): Promise<void> {
      if (await noteHold(deps, sending)) throw new LaterError(HELD_SECONDS, 'the wave is held');
    }

    for (;;) {
      const readAt = clock.now();
      const sending: FoundSending | undefined = saved ?? (await sendings.get(id));
      if (!sending || sending.course.run > run) return;
      if (!saved) watch.note(sending, readAt);
      const counted = await countDeliveries(deps, sending, rollUp);
      const { over } = counted;
      saved = counted.saved;
      // Somebody else has written to it: people may be open, or counted, who were not before.
      if (!saved) rollUp.forget();
      if (over === 'done' || (over === 'ending' && looksLeft === 0)) return;
      if (over === 'ending') looksLeft -= 1;
      else await stopIfHeld(saved ?? sending);
      if (isQuiet(sending, clock.now()))
        throw new LaterError(QUIET_SECONDS, 'people wait for their own hour');
      if (clock.now() - startedAt > SHARE_MS) throw new LaterError(1, 'sending goes on');
      const waitMs = over === 'ending' ? LAST_COUNTS_MS : untilNextCount(counted.open, pacer.everyMs);
      await wait(Math.min(waitMs, HOLD_EVERY_MS), undefined, { signal: stopping });
      if (waitMs <= HOLD_EVERY_MS) continue;
      if (await holdChanged(deps, saved ?? sending)) await stopIfHeld(saved ?? sending);
      await wait(waitMs - HOLD_EVERY_MS, undefined, { signal: stopping });
    }
  }

  /** Somebody answered, or a small announcement may be through. */
  async function countOnce({ id }: JobData<typeof TALLY>): Promise<void> {
    const sending = await sendings.get(id);
    if (!sending || sending.state === 'freezing') return;
    // A long count is left to the job that follows: two of them would be in each other's way.
    if (sending.state === 'sending' && (sending.chunks ?? 0) > FEW_CHUNKS)
      return void (await sendings.countAgain(id));
    await countDeliveries(deps, sending, createRollUp(deliveries, id));
  }

  return [handleJob(COUNT_WHILE_SENDING, countWhileSending), handleJob(TALLY, countOnce)];
}

/** Once nobody can be left, or a little later. `open`: people who are not settled. */
function untilNextCount(open: number, everyMs: number): number {
  return Math.min(Math.max(open * everyMs, LAST_COUNTS_MS), COUNT_EVERY_MS);
}

/** The next hour is somebody's in a zone further west: until then there is nothing to count. `now` in ms since 1970. */
export function isQuiet(
  { waitsUntil, tally, course }: Pick<FoundSending, 'waitsUntil' | 'tally' | 'course'>,
  now: number,
): boolean {
  if (waitsUntil === undefined || Date.parse(waitsUntil) <= now) return false;
  const still = now - Date.parse(course.progressAt || course.lastSign) > QUIET_MS;
  return still && tally !== null && tally.counts.claimed === 0 && tally.counts.pending > 0;
}

/** What this process knows of it, where it is being sent already, is told to forget it. */
interface NoteDeps extends Pick<CountingDeps, 'sendings'> {
  rollouts: Pick<Rollouts, 'heldBy'>;
  watch?: Pick<SendingWatch, 'forget'>;
}

/** Whether the hold of its wave is another one than was noted. A cancelled rollout says so to its announcements itself. */
async function holdChanged(
  { rollouts }: Pick<CountingDeps, 'rollouts'>,
  { waveId, held = false }: FoundSending,
): Promise<boolean> {
  return waveId !== null && (await rollouts.isHeld(waveId)) !== held;
}

/** Whether a wave is held is written to its announcement, where every process that sends looks. True while it is. */
export async function noteHold(
  { rollouts, sendings, watch }: NoteDeps,
  { id, waveId, held: noted = false }: FoundSending,
): Promise<boolean> {
  if (waveId === null) return false;
  const held = (await rollouts.heldBy(waveId)) !== null;
  if (held !== noted) {
    await sendings.hold(id, held);
    watch?.forget(id);
  }
  return held;
}

interface Counted {
  over: 'going-on' | 'ending' | 'done';
  /** People who are not settled. */
  open: number;
  saved?: FoundSending | undefined;
}

/**
 * Sums the counts into the announcement. Two of these may run at once: a count is saved unless one that
 * began later was saved before. `ending`: nothing more will be sent, but a claim is still open. `saved`: the
 * announcement as it is now; a count that is saved also shows that nobody else has changed anything.
 */
async function countDeliveries(deps: CountingDeps, sending: FoundSending, rollUp: RollUp): Promise<Counted> {
  const { sendings, watch, clock } = deps;
  const countedAt = timestamp(clock);
  const tally = await rollUp.count(sending.chunks ?? 0, sending.waitsUntil !== undefined);
  const { open } = tally;
  const { found, saved, asRead } = await save(deps, sending, tally, countedAt);
  if (!found) return { over: 'done', open };
  if (isOver(found))
    return { over: found.state === 'stopped' && tally.counts.claimed > 0 ? 'ending' : 'done', open };
  // Whatever changed between reading and saving may have opened people who were counted as settled.
  if (open > 0 || found.state !== 'sending' || !asRead)
    return { over: 'going-on', open, saved: asRead ? saved : undefined };
  const last = saved ?? (await sendings.get(sending.id));
  const ours = last?.state === 'sending' && last.tally?.countedAt === countedAt;
  if (!ours || (await sendings.finish(last, timestamp(clock))) === 'changed')
    return { over: 'going-on', open };
  watch.forget(sending.id);
  return { over: 'done', open };
}

/**
 * Gives the announcement that the count was saved to, undefined when it is gone, and with the count if that is known.
 * `asRead`: it was still the one that was counted.
 */
async function save(
  { sendings, watch, clock }: CountingDeps,
  counted: FoundSending,
  tally: Tally,
  countedAt: string,
): Promise<{ found?: FoundSending; saved?: FoundSending | undefined; asRead?: boolean }> {
  const progressAt = sameCounts(counted.tally, tally) ? counted.course.progressAt : countedAt;
  for (let found: FoundSending | undefined = counted; found; found = await sendings.get(counted.id)) {
    if (found.tally && found.tally.countedAt > countedAt) return { found };
    const savedAt = clock.now();
    const done = await sendings.saveTally(found, tally, countedAt, progressAt);
    if (done === 'changed') continue;
    const asRead = found === counted;
    if (!done.etag) return { found, asRead };
    const saved: FoundSending = {
      ...found,
      ...done,
      tally: { ...tally, countedAt },
      course: { ...found.course, progressAt, lastSign: laterOf(found.course.lastSign, countedAt) },
    };
    watch.note(saved, savedAt);
    return { found, saved, asRead };
  }
  return {};
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function sameCounts(before: Tally | null, now: Tally): boolean {
  return JSON.stringify(before?.counts) === JSON.stringify(now.counts);
}
