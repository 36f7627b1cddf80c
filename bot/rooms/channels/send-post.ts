import { setTimeout as wait } from 'node:timers/promises';
import { type Clock, timestamp } from '../../base/clock.ts';
import { LaterError } from '../../doors/jobs/job.ts';
import type { Office } from '../../doors/teams/chat.ts';
import { postCard } from '../announcements/cards/post-card.ts';
import type { TeamsTable } from '../announcements/places/teams-table.ts';
import { BY_ITSELF, type StoredAnnouncement } from '../announcements/record/announcement.ts';
import type { AuditTable } from '../announcements/record/audit-table.ts';
import type { SceneDeps } from '../announcements/record/scene.ts';
import type { Line, SendPacer, SendTurns } from '../telling/send-pacer.ts';
import { settlementOf } from './post.ts';
import { postedNote } from './post-words.ts';
import type { FoundPost, PostsTable } from './posts-table.ts';

export interface SendPostDeps extends SceneDeps {
  posts: Pick<PostsTable, 'of' | 'update'>;
  teams: Pick<TeamsTable, 'get'>;
  audit: AuditTable;
  pacer: SendPacer;
  clock: Clock;
}

/** With a turn that is this far away, what was looked at before is looked at again: a cancel counts within 2 s. */
const LOOK_AGAIN_MS = 1_200;
/** Time enough for that look. */
const LOOK_MS = 700;
/** A process that misses turn after turn for this long leaves it for later. */
const MISSING_MS = 2_000;
/** A turn that is further away is given back: with the time that Teams may take, a claim ends well before its lease. */
const LONGEST_WAIT_MS = 10_000;
/** Teams says "too fast" without saying how long to wait: then this long. */
const THROTTLE_MS = 2_000;

export type PostEnd = 'settled' | 'elsewhere' | 'bot-refused';

/** What a post needs while it is sent. */
export interface Posting {
  stored: StoredAnnouncement;
  /** When `stored` was read, ISO 8601. */
  readAt: string;
  /** May it go out? Asked shortly before. */
  mayGo(): Promise<boolean>;
  stopping: AbortSignal;
}

/**
 * Sends one post: claims it in storage, sends it within the send budget, and settles it. `elsewhere`: another run
 * has it, or it may not go out (any more).
 * @throws LaterError when Teams, or the budget, asks to wait; then it is free to be claimed again
 */
export async function sendPost(deps: SendPostDeps, post: FoundPost, posting: Posting): Promise<PostEnd> {
  const { posts, clock, audit } = deps;
  const { stored, readAt, mayGo, stopping } = posting;
  const message = await postCard(deps, stored, post);
  const office = await officeOf(deps, post);

  const claimed = await posts.update(post, { state: 'claimed', claimedAt: timestamp(clock) });
  if (claimed === 'changed') return 'elsewhere';
  const release = () => posts.update(claimed, { state: 'pending', claimedAt: null });
  let line: Line | 'not-to-go';
  try {
    line = (await mayGo()) ? await turnToPost(deps, mayGo, stopping) : 'not-to-go';
    stopping.throwIfAborted();
  } catch (error) {
    // Nothing was sent: whoever comes next need not wait for this claim to end.
    await release();
    throw error;
  }
  if (line === 'not-to-go') {
    await release();
    return 'elsewhere';
  }

  const outcome = await line.post(office, post.channelId, message);
  const settlement = settlementOf(outcome);
  if (settlement === 'bot-refused') {
    await release();
    return 'bot-refused';
  }
  if (outcome.kind === 'throttled' || settlement === 'again') {
    await release();
    const asked = outcome.kind === 'throttled' ? outcome.retryAfterMs : undefined;
    const ms = asked ?? THROTTLE_MS;
    throw new LaterError(ms / 1000, 'Teams asked to wait');
  }
  const at = timestamp(clock);
  const known = { ...settlement, settledAt: at, cardAt: readAt };
  if ((await posts.update(claimed, known)) === 'changed') {
    // It took longer than a claim may, so another run gave it up; what is known now is worth more.
    const found = (await posts.of(post.announcementId)).find(({ channelId }) => channelId === post.channelId);
    if (found?.state !== 'unknown' || (await posts.update(found, known)) === 'changed') return 'elsewhere';
  }
  const note = postedNote(post, settlement.state, settlement.why ?? null);
  await audit.add(post.announcementId, { what: 'posted', by: BY_ITSELF, at, note });
  return 'settled';
}

/** Nobody knows whether a post went out whose run is gone. */
export async function giveUpPost(deps: Pick<SendPostDeps, 'posts' | 'audit' | 'clock'>, post: FoundPost) {
  const at = timestamp(deps.clock);
  const raw = 'no outcome before the claim ended';
  const written = await deps.posts.update(post, { state: 'unknown', raw, settledAt: at });
  if (written === 'changed') return;
  const note = postedNote(post, 'unknown', null);
  await deps.audit.add(post.announcementId, { what: 'posted', by: BY_ITSELF, at, note });
}

/** Where the bot is called for the team now; Teams may have changed it. */
export async function officeOf({ teams }: Pick<SendPostDeps, 'teams'>, post: FoundPost): Promise<Office> {
  return (await teams.get(post.teamId))?.office ?? post.office;
}

/** Waits for a turn, and asks once more whether it may go where that took long. @throws LaterError when all are missed */
async function turnToPost(
  { pacer, clock }: SendPostDeps,
  mayGo: Posting['mayGo'],
  stopping: AbortSignal,
): Promise<Line | 'not-to-go'> {
  const since = clock.now();
  do {
    const { turns, waited } = await turnsSoon(pacer, clock, stopping);
    if (waited && !(await mayGo())) return 'not-to-go';
    const line = await turns.next();
    if (line !== 'missed') return line;
  } while (clock.now() - since < MISSING_MS);
  throw new LaterError(1, 'the turns were missed');
}

/**
 * A turn of the send budget: what is far enough away is waited for, until there is just time for a look at storage.
 * @throws LaterError when it is too far away
 */
export async function turnsSoon(
  pacer: SendPacer,
  clock: Clock,
  stopping: AbortSignal,
  round = 0,
): Promise<{ turns: SendTurns; waited: boolean }> {
  const turns = await pacer.reserve(1, round);
  const ahead = turns.startAt - clock.now();
  if (ahead > LONGEST_WAIT_MS) throw new LaterError(ahead / 1000, 'sending is paused');
  if (ahead < LOOK_AGAIN_MS) return { turns, waited: false };
  await wait(ahead - LOOK_MS, undefined, { signal: stopping });
  return { turns, waited: true };
}
