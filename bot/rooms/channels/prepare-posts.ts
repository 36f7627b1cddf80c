import { type Clock, timestamp } from '../../base/clock.ts';
import type { ResendState } from '../../contract/delivery/send-runs.ts';
import type { ChannelBook, Place } from '../announcements/places/channel-book.ts';
import {
  type CardsWish,
  channelsIn,
  isUnderWay,
  type StoredAnnouncement,
} from '../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../announcements/record/announcements-table.ts';
import type { DeliveryNews } from '../announcements/runs/delivery-news.ts';
import type { ChannelPost } from './post.ts';
import type { PostsTable, PostWork } from './posts-table.ts';

export interface PreparePostsDeps {
  posts: PostsTable;
  announcements: Pick<AnnouncementsTable, 'get'>;
  channelBook: Pick<ChannelBook, 'placesFor'>;
  news: DeliveryNews;
  clock: Clock;
}

/** What is asked of the posts of an announcement: nothing but to go on, or one of these. */
export interface PostsWish {
  /** Every post that is there is to say what it would say now, or is to be taken back. */
  wish?: CardsWish | undefined;
  /** Posts in these states are to be sent once more, as far as they were settled before that moment. */
  again?: { states: readonly ResendState[]; at: string } | undefined;
}

/** Work without a sign for this long has broken off. */
export const POSTS_SIGN_MS = 60_000;

/** Writes down what there is to do about the posts of an announcement. Asked again, it finds that done. */
export async function preparePosts(
  deps: PreparePostsDeps,
  id: string,
  { wish, again }: PostsWish,
): Promise<void> {
  const { posts, announcements, clock } = deps;
  const [record, work] = await Promise.all([announcements.get(id), posts.work(id)]);
  const isWanted = record !== undefined && isUnderWay(record) && record.open.includes('posts');
  const signBy = new Date(clock.now() + POSTS_SIGN_MS).toISOString();
  if (!work) {
    if (record && isWanted) await begin(deps, record, signBy);
    return;
  }
  if (again) await sendAgain(deps, id, again);
  const newest = wish ?? takenBack(record, work);
  if (newest && (work.wish?.at ?? '') < newest.at) return posts.open(id, signBy, newest);
  if (isWanted && !work.open) await posts.open(id, signBy);
}

/** What was taken back stays so, also where that was lost on its way here. */
function takenBack(record: StoredAnnouncement | undefined, work: PostWork): CardsWish | undefined {
  if (record?.state !== 'retracted' || work.wish?.kind === 'retract') return undefined;
  return { kind: 'retract', at: record.changedAt };
}

/** Writes down which channels it goes into. */
async function begin(
  { posts, channelBook, news, clock }: PreparePostsDeps,
  { id, announcement }: Pick<StoredAnnouncement, 'id' | 'announcement'>,
  signBy: string,
): Promise<void> {
  const { places } = await channelBook.placesFor(channelsIn(announcement));
  if (places.length === 0) return news.partEnded(id, { part: 'posts', at: timestamp(clock) });
  await posts.add(places.map((place) => newPost(id, place)));
  // Whatever happens from here on, the sweep finds it.
  await posts.open(id, signBy);
}

async function sendAgain(
  { posts }: Pick<PreparePostsDeps, 'posts'>,
  id: string,
  { states, at }: NonNullable<PostsWish['again']>,
): Promise<void> {
  for (const post of await posts.of(id)) {
    if (!isAmong(post.state, states) || (post.settledAt ?? '') >= at) continue;
    await posts.update(post, { state: 'pending', why: null, raw: '', claimedAt: null, settledAt: null });
  }
}

/** A channel that was never reached is no state of its own: it failed. */
function isAmong(state: ChannelPost['state'], states: readonly ResendState[]): boolean {
  return (state === 'failed' || state === 'unknown') && states.includes(state);
}

/** Told to the record of the announcement, where lists and resends read it. */
export async function tellPosts(
  { posts, news }: Pick<PreparePostsDeps, 'posts' | 'news'>,
  id: string,
): Promise<void> {
  const all = await posts.of(id);
  const count = (wanted: ChannelPost['state']) => all.filter(({ state }) => state === wanted).length;
  await news.counted(id, {
    posted: count('sent'),
    postsFailed: count('failed'),
    postsUnknown: count('unknown'),
  });
}

function newPost(announcementId: string, { channelId, channelName, team, owners }: Place): ChannelPost {
  return {
    announcementId,
    channelId,
    channelName,
    teamId: team.id,
    teamName: team.name,
    owners,
    office: team.office,
    state: 'pending',
    why: null,
    raw: '',
    claimedAt: null,
    settledAt: null,
    post: null,
    cardAt: null,
    card: 'as-sent',
  };
}
