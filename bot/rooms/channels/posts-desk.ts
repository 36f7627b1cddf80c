import { type Clock, timestamp } from '../../base/clock.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import { type CardsWish, channelsIn, type StoredComposition } from '../announcements/writing/composition.ts';
import type { ResendState } from '../delivery/job-kinds.ts';
import type { ChannelBook, Place } from './channel-book.ts';
import { POSTS } from './job-kinds.ts';
import type { ChannelPost } from './post.ts';
import type { PostsTable } from './posts-table.ts';

/** Where the life of an announcement meets its posts in channels. Each is safe to ask for again. */
export interface PostsDesk {
  /** Writes down which channels it goes into; `look` begins to post. Nothing where none was chosen. */
  begin(stored: Pick<StoredComposition, 'id' | 'composition'>): Promise<void>;
  /** It may go on: the job looks what is to be done. Nothing where there are no posts. */
  look(id: string): Promise<void>;
  /** Every post that is there is to say what it would say now, or is to be taken back. */
  wish(id: string, kind: CardsWish['kind']): Promise<void>;
  /** Posts in these states are to be sent once more. */
  again(id: string, states: readonly ResendState[]): Promise<void>;
  /** How many posts are in these states. */
  missing(id: string, states: readonly ResendState[]): Promise<number>;
  /** Whether something was posted, as far as anybody knows. */
  posted(id: string): Promise<boolean>;
  /** Whether there is something left to do, and when all was done last. */
  course(id: string): Promise<{ open: boolean; closedAt: string | null }>;
}

export interface PostsDeskDeps {
  posts: PostsTable;
  channelBook: Pick<ChannelBook, 'placesFor'>;
  jobs: Jobs;
  clock: Clock;
}

/** Work without a sign for this long has broken off. */
export const POSTS_SIGN_MS = 60_000;

export function openPostsDesk({ posts, channelBook, jobs, clock }: PostsDeskDeps): PostsDesk {
  const signBy = () => new Date(clock.now() + POSTS_SIGN_MS).toISOString();

  async function open(id: string, wish?: CardsWish): Promise<void> {
    await posts.open(id, signBy(), wish);
    await jobs.add(POSTS, { id });
  }

  return {
    async begin({ id, composition }) {
      const owners = channelsIn(composition);
      if (owners.length === 0) return;
      const { places } = await channelBook.placesFor(owners);
      await posts.add(places.map((place) => newPost(id, place)));
      // Whatever happens from here on, the sweep finds it.
      await posts.open(id, signBy());
    },
    async look(id) {
      if (await posts.work(id)) await open(id);
    },
    async wish(id, kind) {
      if (await posts.work(id)) await open(id, { kind, at: timestamp(clock) });
    },
    async again(id, states) {
      const open = (await posts.of(id)).filter(({ state }) => isAmong(state, states));
      for (const post of open) {
        await posts.update(post, { state: 'pending', why: null, raw: '', claimedAt: null, settledAt: null });
      }
      if (open.length > 0) await this.look(id);
    },
    missing: async (id, states) => (await posts.of(id)).filter(({ state }) => isAmong(state, states)).length,
    posted: async (id) => (await posts.of(id)).some(({ state }) => state === 'sent'),
    async course(id) {
      const work = await posts.work(id);
      return { open: work?.open ?? false, closedAt: work?.closedAt ?? null };
    },
  };
}

/** A channel that was never reached is no state of its own: it failed. */
function isAmong(state: ChannelPost['state'], states: readonly ResendState[]): boolean {
  return (state === 'failed' || state === 'unknown') && states.includes(state);
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

/** What the record of an announcement calls a post. */
export function placeInWords({
  teamName,
  channelName,
}: Pick<ChannelPost, 'teamName' | 'channelName'>): string {
  return `${teamName}, ${channelName}`;
}
