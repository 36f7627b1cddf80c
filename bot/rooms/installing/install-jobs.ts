import { type Clock, timestamp } from '../../base/clock.ts';
import { message, type Words } from '../../base/words/message.ts';
import type { Standing } from '../../contract/announcements/life.ts';
import { handleJob, type JobData, type JobHandler, type Jobs, LaterError } from '../../doors/jobs/job.ts';
import type { Recurring } from '../../doors/jobs/timetable.ts';
import type { AnnouncementsTable } from '../announcements/record/announcements-table.ts';
import { TALLY } from '../delivery/job-kinds.ts';
import { isOver } from '../delivery/record/sending.ts';
import type { FoundSending } from '../delivery/record/sending-row.ts';
import type { FoundDelivery } from '../delivery/sending/delivery-row.ts';
import type { Leavers } from '../delivery/sending/leavers.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { CALLED_OFF } from '../rollout/waves/wave-hold.ts';
import { ASK_BATCH, type AskDeps, askGraph } from './ask-graph.ts';
import { isToAsk } from './install.ts';
import type { FoundWork, InstallWork, InstallWorkTable } from './install-work-table.ts';
import type { AudiencePlace } from './installs-table.ts';
import { INSTALL, SWEEP_INSTALLING } from './job-kinds.ts';
import { type ServeDeps, type Served, serveInstalled } from './serve-installed.ts';
import { SOON_SECONDS, secondsUntilNext, soonFor } from './waits.ts';

export interface InstallJobsDeps extends Omit<AskDeps, 'deliveries'>, ServeDeps {
  installWork: InstallWorkTable;
  announcements: Pick<AnnouncementsTable, 'get'>;
  rollouts: Pick<Rollouts, 'heldBy'>;
  leavers: Leavers;
  jobs: Jobs;
  clock: Clock;
}

/** After this long the job goes back to the queue, for whichever process has time. */
const SHARE_MS = 30_000;
/** A job that is alive gives a sign more often than this. */
const SIGN_MS = 60_000;
const HELD_SECONDS = 15;

/**
 * Brings the app to the people of an announcement who have not got it, and the announcement to them then. One job for
 * each announcement; it ends when nobody is left, or when only Teams can go on by telling of an installation.
 */
export function installJobs(deps: InstallJobsDeps): JobHandler[] {
  const { sendings, announcements, rollouts, installs, installWork, jobs, clock } = deps;

  async function install({ id }: JobData<typeof INSTALL>, stopping: AbortSignal): Promise<void> {
    const begunAt = clock.now();
    let countedAt = 0;
    let silent = false;
    let served: Served = { open: 0, lateAt: undefined };
    let servedAt = 0;
    for (;;) {
      stopping.throwIfAborted();
      const work = await installWork.get(id);
      if (work?.state !== 'going-on') return;
      const scene = await lookAt(id);
      if ('over' in scene) return void (await end(work, 'stopped', scene.over));
      if (scene.held) return later(work, HELD_SECONDS, 'the wave is held');

      const soonSeconds = soonFor(scene);
      if (work.allAsked || clock.now() - servedAt >= soonSeconds * 1000) {
        served = await serveInstalled(deps, id);
        servedAt = clock.now();
      }
      const asked = work.allAsked ? { ...work, silent: false } : await askNext(work, scene, stopping);
      silent ||= asked.silent;
      if (asked.stoppedBecause) return void (await end(asked, 'stopped', asked.stoppedBecause));
      // What many people are costs reading them all: the more they are, the less often.
      if (clock.now() - countedAt > Math.max(SOON_SECONDS * 1000, asked.counts.asked * 2)) {
        asked.counts = await count(id);
        countedAt = clock.now();
      }
      if (work.allAsked && served.open === 0 && served.lateAt === undefined) {
        if (await endUnlessTold(asked)) return;
        continue;
      }
      const goesOn = !work.allAsked && (asked.allAsked || asked.last !== null);
      if (!goesOn) {
        const waits = secondsUntilNext(asked, scene, { ...served, silent, now: clock.now() });
        return later(asked, waits, 'people are waited for');
      }
      if (clock.now() - begunAt > SHARE_MS) return later(asked, 0, 'there are more people');
      if ((await save(asked, SIGN_MS)) === 'changed') continue;
    }
  }

  /** The announcement, or why nothing more comes of it. */
  async function lookAt(id: string): Promise<FoundSending | { over: Words }> {
    const [sending, announcement] = await Promise.all([sendings.get(id), announcements.get(id)]);
    if (!sending || !announcement) return { over: message('installing.announcement-gone') };
    const isNow = (state: Standing) =>
      message('installing.announcement-is', { state: message(`announcements.state.${state}`) });
    if (sending.state === 'stopped') return { over: sending.stoppedBecause ?? isNow('stopped') };
    if (announcement.state !== 'sending' && announcement.state !== 'sent')
      return { over: isNow(announcement.state) };
    // Once it is sent, its delivery does not follow its wave any more.
    const held = sending.waveId === null ? null : await rollouts.heldBy(sending.waveId);
    if (held === CALLED_OFF) return { over: message('installing.wave-cancelled') };
    return { ...sending, held: held !== null };
  }

  /** Asks for the next few people of the pass; the work is as it is then, and not saved. */
  async function askNext(
    work: FoundWork,
    sending: FoundSending,
    stopping: AbortSignal,
  ): Promise<FoundWork & { silent: boolean }> {
    const { id, wishedAt } = work;
    // Whoever is not served yet may turn out to have no app.
    let onceMore = (work.last !== null && work.onceMore) || !isOver(sending);
    const { rows, last } = await nextRows(id, work.last);
    const [first] = rows;
    if (!first || !last) return { ...work, last: null, onceMore: false, allAsked: !onceMore, silent: false };
    const known = await installs.between(id, first, last);
    const left = await deps.leavers.ids();
    const steps = Map.groupBy(rows, (row) =>
      // The app would greet them.
      left.has(row.personId) ? 'no' : isToAsk(row, known.get(row.personId), wishedAt, clock.now()),
    );
    if (steps.has('later')) onceMore = true;
    const { notPermitted, silent, explained } = await askGraph(
      deps,
      id,
      steps.get('ask') ?? [],
      known,
      wishedAt,
      stopping,
    );
    if (explained) await countReasons(sending);
    const stoppedBecause =
      notPermitted === undefined ? null : message('installing.not-permitted', { raw: notPermitted });
    return { ...work, last, onceMore: onceMore || silent, stoppedBecause, silent };
  }

  /** The next unreachable people behind a place. */
  async function nextRows(id: string, after: AudiencePlace | null) {
    const rows: FoundDelivery[] = [];
    const wanted = { state: 'unreachable', pageSize: ASK_BATCH } as const;
    for await (const row of deps.deliveries.after(id, after ?? undefined, wanted)) {
      rows.push(row);
      if (rows.length === ASK_BATCH) break;
    }
    const last = rows.at(-1);
    return { rows, last: last && { chunk: last.chunk, personId: last.personId } };
  }

  async function countReasons({ id, state }: FoundSending): Promise<void> {
    if (state === 'sending') await sendings.countAgain(id);
    else await jobs.add(TALLY, { id });
  }

  async function count(id: string): Promise<InstallWork['counts']> {
    const states = await installs.countByState(id);
    const of = (...wanted: Parameters<typeof states.get>[0][]) =>
      wanted.reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
    return {
      asked: of('asking', 'asked', 'here', 'opened', 'served', 'missed', 'refused'),
      served: of('served'),
      waiting: of('asked', 'here', 'opened'),
      refused: of('refused'),
      countedAt: timestamp(clock),
    };
  }

  function save(work: FoundWork, signMs: number) {
    return installWork.save({ ...work, signBy: new Date(clock.now() + signMs).toISOString() });
  }

  async function later(work: FoundWork, seconds: number, why: string): Promise<never> {
    // Changed by a new wish: the job that comes back reads that.
    await save(work, SIGN_MS + seconds * 1000);
    throw new LaterError(seconds, why);
  }

  async function end(work: FoundWork, state: 'done' | 'waiting' | 'stopped', because: Words | null) {
    const counts = await count(work.id);
    return installWork.save({ ...work, state, stoppedBecause: because, counts });
  }

  /** False when Teams told of somebody just as the work was to end, or a new wish came. */
  async function endUnlessTold(work: FoundWork): Promise<boolean> {
    const { waiting } = await count(work.id);
    if ((await end(work, waiting > 0 ? 'waiting' : 'done', null)) === 'changed') return false;
    const { done } = await installs.inState(work.id, 'here').next();
    if (done) return true;
    const ended = await installWork.get(work.id);
    return !ended || (await installWork.save({ ...ended, state: 'going-on' })) === 'changed';
  }

  return [handleJob(INSTALL, install), handleJob(SWEEP_INSTALLING, () => installAgain(deps))];
}

export const SWEEP_INSTALLING_TURNS: Recurring = { job: SWEEP_INSTALLING, everySeconds: 120 };

/** Finds work whose job is gone, and queues it again. */
async function installAgain({
  installWork,
  jobs,
  clock,
}: Pick<InstallJobsDeps, 'installWork' | 'jobs' | 'clock'>): Promise<void> {
  for (const { id, signBy } of await installWork.goingOn())
    if (Date.parse(signBy) < clock.now()) await jobs.add(INSTALL, { id });
}
