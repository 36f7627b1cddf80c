import { timestamp } from '../../base/clock.ts';
import { message } from '../../base/words/message.ts';
import { handleJob, type JobData, type JobHandler, type Jobs, LaterError } from '../../doors/jobs/job.ts';
import type { Recurring } from '../../doors/jobs/timetable.ts';
import { postCard } from '../announcements/cards/post-card.ts';
import { POSTS } from '../announcements/job-kinds.ts';
import type { CardsWish, StoredAnnouncement } from '../announcements/record/announcement.ts';
import { isUnderWay, waveOf } from '../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../announcements/record/announcements-table.ts';
import type { RulesTable } from '../announcements/rules/rules-table.ts';
import { whenDue } from '../announcements/scheduling/when-due.ts';
import { TELL_LEADS } from '../delivery/job-kinds.ts';
import type { SendingsTable } from '../delivery/record/sendings-table.ts';
import { waitForMending } from '../telling/bot-refused.ts';
import { SWEEP_POSTS } from './job-kinds.ts';
import { cardAfter, isOpenFor, nextPostStep } from './post.ts';
import type { FoundPost, PostsTable, PostWork } from './posts-table.ts';
import { POSTS_SIGN_MS, type PreparePostsDeps, preparePosts, tellPosts } from './prepare-posts.ts';
import { giveUpPost, officeOf, type SendPostDeps, sendPost, turnsSoon } from './send-post.ts';

export interface PostJobsDeps extends Omit<SendPostDeps, 'posts'>, PreparePostsDeps {
  posts: PostsTable;
  announcements: Pick<AnnouncementsTable, 'get' | 'sending'>;
  sendings: Pick<SendingsTable, 'get' | 'stop'>;
  rules: RulesTable;
  jobs: Jobs;
}

const HELD_SECONDS = 15;
/** The announcement itself is just being written down. */
const NOT_YET_SECONDS = 2;
/** How often a change of a post is tried before it counts as one that Teams would not do. */
const MOST_ROUNDS = 5;

/**
 * Brings the posts of an announcement to where they are to be: sends those that were not sent, and changes or takes
 * back those that were, whichever was wished last. Safe to run twice and to break off: each post is claimed before it
 * is sent, and one whose outcome nobody knows is not sent again.
 */
export function postJobs(deps: PostJobsDeps): JobHandler[] {
  const { posts, news, clock } = deps;
  const signAfter = (ms: number) => new Date(clock.now() + ms).toISOString();

  async function run({ id, ...asked }: JobData<typeof POSTS>, stopping: AbortSignal): Promise<void> {
    await preparePosts(deps, id, asked);
    const work = await signed(id);
    if (!work) return;
    try {
      await bringUpToDate(deps, id, work.wish, stopping);
    } catch (error) {
      // Whoever waits is not silent.
      if (error instanceof LaterError)
        await posts.sign(id, work, signAfter(error.seconds * 1000 + POSTS_SIGN_MS));
      throw error;
    }
    await tellPosts(deps, id);
    const at = timestamp(clock);
    if ((await posts.close(id, work, at)) === 'changed') throw new LaterError(0, 'there is more to do since');
    await news.partEnded(id, { part: 'posts', at });
  }

  /** Read before anything else, so that what is wished from now on is not taken for done. */
  async function signed(id: string): Promise<PostWork | undefined> {
    for (;;) {
      const work = await posts.work(id);
      if (!work?.open) return undefined;
      const mine = await posts.sign(id, work, signAfter(POSTS_SIGN_MS));
      if (mine) return mine;
    }
  }

  return [handleJob(POSTS, run), handleJob(SWEEP_POSTS, () => postAgain(deps))];
}

export const SWEEP_POSTS_TURNS: Recurring = { job: SWEEP_POSTS, everySeconds: 120 };

/** A step has its posts looked at within seconds; after this long that broke off. */
const BROKEN_OFF_MS = 60_000;

/** Queues posts again whose job was lost, or never queued. */
async function postAgain({ posts, announcements, jobs, clock }: PostJobsDeps): Promise<void> {
  const silent = new Set(await posts.silentSince(timestamp(clock)));
  for (const id of await announcements.sending()) {
    const record = await announcements.get(id);
    if (!record || !isUnderWay(record) || !record.open.includes('posts')) continue;
    if (clock.now() - Date.parse(record.changedAt) < BROKEN_OFF_MS) continue;
    if (!(await posts.work(id))?.open) silent.add(id);
  }
  for (const id of silent) await jobs.add(POSTS, { id });
}

async function bringUpToDate(
  deps: PostJobsDeps,
  id: string,
  wish: CardsWish | null,
  stopping: AbortSignal,
): Promise<void> {
  const { posts, clock } = deps;
  const readAt = timestamp(clock);
  const stored = await deps.announcements.get(id);
  if (!stored) return;
  const all = await posts.of(id);
  if (wish) for (const post of all) await updatePost(deps, post, stored, wish, stopping);

  let waitMs = 0;
  for (const post of all) {
    stopping.throwIfAborted();
    const step = nextPostStep(post, clock.now());
    if (step.do === 'give-up') await giveUpPost(deps, post);
    if (step.do === 'wait') waitMs = Math.max(waitMs, step.ms);
    if (step.do !== 'send') continue;
    const now = await whetherToSend(deps, id);
    if (now === 'over') continue;
    const mayGo = async () => (await whetherToSend(deps, id)) === 'go';
    const end = await sendPost(deps, post, { stored, readAt, mayGo, stopping });
    if (end === 'bot-refused') await botRefused(deps, post);
    // Held, cancelled or claimed elsewhere: looked at again from the beginning.
    if (end === 'elsewhere') throw new LaterError(1, 'it is to be looked at again');
  }
  if (waitMs > 0) throw new LaterError(waitMs / 1000, 'another run may be posting');
}

/**
 * Whether posts of an announcement may go out now; `over`: not at all any more.
 * @throws LaterError while its wave is held, or its hour has not come
 */
async function whetherToSend(
  { announcements, sendings, rollouts, rules, clock, timeZone }: PostJobsDeps,
  id: string,
): Promise<'go' | 'over'> {
  const [stored, sending] = await Promise.all([announcements.get(id), sendings.get(id)]);
  if (!stored || stored.state === 'cancelled' || stored.state === 'retracted') return 'over';
  if (!sending) throw new LaterError(NOT_YET_SECONDS, 'it is just being written down');
  if (sending.state === 'stopped') return 'over';
  const waveId = waveOf(stored.announcement);
  const wave = waveId === null ? null : await rollouts.wave(waveId);
  if (wave?.cancelled) return 'over';
  if (wave?.heldBecause) throw new LaterError(HELD_SECONDS, 'the wave is held');
  // People have hours of their own; a channel has that of the organisation.
  const due = whenDue(stored.announcement.schedule, wave, timeZone, (await rules.get()).rules);
  const ahead = due ? due.meant - clock.now() : 0;
  if (ahead > 0) throw new LaterError(ahead / 1000, "the organisation's hour has not come");
  return 'go';
}

/** Whoever else is written to would be refused as well: all of it stops, and the leads are told. */
async function botRefused(
  { sendings, posts, jobs, clock }: PostJobsDeps,
  { announcementId, channelId }: FoundPost,
): Promise<void> {
  const why = message('channels.bot-refused');
  const found = await sendings.get(announcementId);
  if (found?.state === 'freezing' || found?.state === 'sending') {
    await sendings.stop(announcementId, why);
    await jobs.add(TELL_LEADS, { id: announcementId });
    return;
  }
  // Its people were served before: only this is left to say.
  const post = (await posts.of(announcementId)).find((one) => one.channelId === channelId);
  if (post) await posts.update(post, { state: 'failed', why: 'bot-refused', settledAt: timestamp(clock) });
}

/** Changes or takes back one post, if that was wished since. */
async function updatePost(
  deps: PostJobsDeps,
  post: FoundPost,
  stored: StoredAnnouncement,
  wish: CardsWish,
  stopping: AbortSignal,
): Promise<void> {
  if (!isOpenFor(post, wish.at) || post.post === null) return;
  const { posts, pacer, clock } = deps;
  const office = await officeOf(deps, post);
  const message = wish.kind === 'update' ? await postCard(deps, stored, post) : undefined;
  for (let round = 0; ; round += 1) {
    stopping.throwIfAborted();
    const { turns } = await turnsSoon(pacer, clock, stopping, round);
    const line = await turns.next();
    if (line === 'missed') continue;
    const outcome = message
      ? await line.updatePost(office, post.post, message)
      : await line.removePost(office, post.post);
    const card = cardAfter(wish.kind, outcome);
    if (card === 'bot-refused') throw waitForMending();
    if (card === 'again' && round < MOST_ROUNDS) continue;
    await posts.update(post, { cardAt: wish.at, card: card === 'again' ? 'not-changed' : card });
    return;
  }
}
