import { timestamp } from '../../../base/clock.ts';
import type { Words } from '../../../base/words/message.ts';
import type { ResendState } from '../../../contract/delivery/send-runs.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { LATE_JOINERS, POSTS, RESEND } from '../job-kinds.ts';
import {
  BY_ITSELF,
  channelsIn,
  isStopped,
  isUnderWay,
  type Part,
  type StoredAnnouncement,
  type WishedRun,
} from '../record/announcement.ts';
import { changedMeanwhile, noteInRecord } from '../record/announcement-record.ts';
import type { FoundAnnouncement } from '../record/announcements-table.ts';
import { doesNotFit } from '../record/does-not-fit.ts';

type RunDeps = Pick<AuthoringDeps, 'announcements' | 'audit' | 'jobs' | 'clock'>;
type By = Pick<Caller, 'id' | 'name'>;

/** A later run over an announcement that was sent, as somebody asks for it. */
export type LaterRun =
  | { kind: 'resend'; states: readonly ResendState[]; people: number; posts: number }
  | { kind: 'late-joiners' };

/** The announcement as it is once its first run is asked for; `at`: now, ISO 8601. */
export function withFirstRun(next: StoredAnnouncement, by: By, at: string): StoredAnnouncement {
  const run = { number: 1, kind: 'first' as const, by: { id: by.id, name: by.name }, at, ended: false };
  return { ...next, run: next.run ?? run, open: partsOf(next), stoppedBecause: null };
}

/**
 * Begins another run of an announcement that was sent, and has it carried out.
 * @throws AnswerError when somebody changed the announcement meanwhile
 */
export async function beginRun(
  deps: RunDeps,
  by: By,
  found: FoundAnnouncement,
  later: LaterRun,
  note: Words = '',
): Promise<void> {
  const { announcements, audit, jobs, clock } = deps;
  if (found.state !== 'sent') throw doesNotFit(found);
  const at = timestamp(clock);
  const posts = later.kind === 'resend' && later.posts > 0;
  const states = later.kind === 'resend' ? [...later.states] : undefined;
  const next: StoredAnnouncement = {
    ...found,
    state: 'sending',
    changedAt: at,
    version: found.version + 1,
    run: {
      number: (found.run?.number ?? 1) + 1,
      kind: later.kind,
      by: { id: by.id, name: by.name },
      at,
      ended: false,
      ...(states && { states }),
    },
    open: posts ? ['people', 'posts'] : ['people'],
  };
  if ((await announcements.update(found, next)) === 'changed') throw await changedMeanwhile(audit, found.id);
  if (states) {
    if (posts) await jobs.add(POSTS, { id: found.id, again: { states, at } });
    await jobs.add(RESEND, { id: found.id, at, states });
  } else {
    await jobs.add(LATE_JOINERS, { id: found.id, at });
  }
  await noteInRecord(deps, found.id, states ? 'resent' : 'send-to-late-joiners', by, note);
}

/**
 * One part of a run has come to its end: once no part is open any more, the announcement is sent. Told again, or of a
 * run that is not the newest, it changes nothing; the record has one line of it, however often it is told.
 */
export async function endPart(
  { announcements, audit }: RunDeps,
  id: string,
  { part, number, at }: { part: Part; number?: number; at: string },
): Promise<void> {
  for (;;) {
    const found = await announcements.get(id);
    if (found?.state !== 'sending' || !found.run) return;
    if (number !== undefined && found.run.number !== number) return;
    // Who is served is served; posts are looked at again by whoever goes on.
    if (isStopped(found) && part === 'posts') return;
    const open = found.open.filter((one) => one !== part);
    if (open.length > 0) {
      if (open.length === found.open.length) return;
      if ((await announcements.update(found, { ...found, open })) === 'written') return;
      continue;
    }
    const run = { ...found.run, ended: true };
    const next = { ...found, state: 'sent' as const, run, open, stoppedBecause: null, changedAt: at };
    if ((await announcements.update(found, next)) === 'changed') continue;
    const first = !found.run.ended;
    if (first) {
      const entry = { what: 'finished' as const, by: BY_ITSELF, at, note: '' };
      await audit.add(id, entry, `finished-${found.run.number}`);
    }
    return;
  }
}

/** A fault of the set-up ended a run before everybody was served. */
export async function stopRun(
  { announcements, audit, clock }: RunDeps,
  id: string,
  because: Words,
): Promise<void> {
  for (;;) {
    const found = await announcements.get(id);
    if (!found || !isUnderWay(found)) return;
    const at = timestamp(clock);
    const next = { ...found, stoppedBecause: because, changedAt: at };
    if ((await announcements.update(found, next)) === 'changed') continue;
    return audit.add(id, { what: 'stopped', by: BY_ITSELF, at, note: because });
  }
}

/** Some of its people can be served after all, as they have the app by now. True while it is being sent. */
export async function reopenRun(
  { announcements }: Pick<RunDeps, 'announcements'>,
  id: string,
): Promise<boolean> {
  const found = await announcements.get(id);
  if (found?.state === 'sending') return isUnderWay(found);
  if (found?.state !== 'sent') return false;
  const next = { ...found, state: 'sending' as const, open: ['people' as const], ...goingOn(found.run) };
  return (await announcements.update(found, next)) === 'written';
}

/** Whoever called the last run off has not called off what comes now. */
function goingOn(run: WishedRun | undefined): { run?: WishedRun } {
  if (!run) return {};
  const { cancelledBy: _, ...rest } = run;
  return { run: rest };
}

function partsOf({ announcement }: Pick<StoredAnnouncement, 'announcement'>): Part[] {
  return channelsIn(announcement).length > 0 ? ['people', 'posts'] : ['people'];
}
