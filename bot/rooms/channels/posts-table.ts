import { z } from 'zod';
import { PostState, PostView } from '../../contract/channels/channels.ts';
import { jsonCell } from '../../doors/azure/json-cell.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inBatches, inPartition, type Stored } from '../../doors/azure/table.ts';
import type { CardsWish } from '../announcements/record/announcement.ts';
import type { ChannelPost } from './post.ts';

/** A post as read, to be changed only if it has not changed since. */
export type FoundPost = ChannelPost & { etag: string };

/** Whether something is to be done about the posts of an announcement. */
export interface PostWork {
  open: boolean;
  /** Without a sign of life after this moment, ISO 8601, the work has broken off. */
  signBy: string;
  /** When all was done last; null before. */
  closedAt: string | null;
  /**
   * What is to become of posts that were sent before its moment. Kept here as well as with the announcement, where it is
   * over as soon as people's cards are as wished.
   */
  wish: CardsWish | null;
  etag: string;
}

export interface PostsTable {
  /** Of an announcement, in the order of teams and channels. */
  of(announcementId: string): Promise<FoundPost[]>;
  /** Those that are there already stay as they are. */
  add(posts: readonly ChannelPost[]): Promise<void>;
  /** `changed` when another run was quicker. */
  update(found: FoundPost, change: Partial<ChannelPost>): Promise<FoundPost | 'changed'>;
  work(announcementId: string): Promise<PostWork | undefined>;
  /** There is something to do: whoever was just about to end its work finds that out. */
  open(announcementId: string, signBy: string, wish?: CardsWish): Promise<void>;
  /** A sign of life; undefined when somebody else gave one, or there is more to do since. */
  sign(announcementId: string, work: PostWork, signBy: string): Promise<PostWork | undefined>;
  /** All is done; `changed` when there is more to do since. */
  close(announcementId: string, work: PostWork, at: string): Promise<'written' | 'changed'>;
  /** Announcements whose work has broken off by this moment, ISO 8601. */
  silentSince(at: string): Promise<string[]>;
}

interface PostRow {
  channelName: string;
  teamId: string;
  teamName: string;
  /** JSON. */
  owners: string;
  serviceUrl: string;
  tenantId: string;
  botId: string;
  state: string;
  /** In this and all that follows empty text says: none. */
  why: string;
  raw: string;
  claimedAt: string;
  settledAt: string;
  conversationId: string;
  activityId: string;
  cardAt: string;
  card: string;
}

interface WorkRow {
  open: boolean;
  signBy: string;
  closedAt?: string;
  /** CardsWish as JSON. */
  wish?: string;
}

const WORK = 'work';

const Owners = jsonCell(z.array(z.string()));
const Wish = jsonCell(z.object({ kind: z.enum(['update', 'retract']), at: z.string() }));

export async function openPostsTable(storage: Storage): Promise<PostsTable> {
  const rows = await storage.table<PostRow>('channelposts');
  const works = await storage.table<WorkRow>('channelpostwork');
  const posts = rows.reader(toPost);
  const work = works.reader(toWork);

  return {
    async of(announcementId) {
      const found = await Array.fromAsync(posts.each(rows.list({ filter: inPartition(announcementId) })));
      const nameOf = ({ teamName, channelName }: ChannelPost) => `${teamName}\n${channelName}`;
      return found.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
    },
    async add(posts) {
      for (const some of inBatches(posts)) {
        const added = await rows.batch(some.map((post) => ({ op: 'insert', row: toRow(post) })));
        // An earlier run broke off: those that are missing are added one by one.
        if (added !== 'written') for (const post of some) await rows.insert(toRow(post));
      }
    },
    async update(found, change) {
      const next = { ...found, ...change };
      if ((await rows.update(toRow(next), found.etag)) === 'changed') return 'changed';
      const row = await rows.get(found.announcementId, found.channelId);
      return row ? posts.one(row) : 'changed';
    },
    async work(id) {
      const row = await works.get(WORK, id);
      return row && work.one(row);
    },
    open: (id, signBy, wish) =>
      works.merge({
        partitionKey: WORK,
        rowKey: id,
        open: true,
        signBy,
        ...(wish && { wish: JSON.stringify(wish) }),
      }),
    async sign(id, { etag }, signBy) {
      const written = await works.update({ partitionKey: WORK, rowKey: id, signBy }, etag);
      if (written === 'changed') return undefined;
      const row = await works.get(WORK, id);
      return row?.signBy === signBy ? work.one(row) : undefined;
    },
    close: (id, { etag }, at) =>
      works.update({ partitionKey: WORK, rowKey: id, open: false, closedAt: at }, etag),
    async silentSince(at) {
      const ids: string[] = [];
      const query = filter`PartitionKey eq ${WORK} and open eq true and signBy lt ${at}`;
      for await (const { rowKey } of works.list({ filter: query })) ids.push(rowKey);
      return ids;
    },
  };
}

function toWork({ open, signBy, closedAt, wish, etag }: Stored<WorkRow>): PostWork {
  return { open, signBy, closedAt: closedAt || null, wish: wish ? Wish.parse(wish) : null, etag };
}

function toRow(post: ChannelPost) {
  const { serviceUrl, tenantId, botId } = post.office;
  return {
    partitionKey: post.announcementId,
    rowKey: post.channelId,
    channelName: post.channelName,
    teamId: post.teamId,
    teamName: post.teamName,
    owners: JSON.stringify(post.owners),
    serviceUrl,
    tenantId,
    botId,
    state: post.state,
    why: post.why ?? '',
    raw: post.raw,
    claimedAt: post.claimedAt ?? '',
    settledAt: post.settledAt ?? '',
    conversationId: post.post?.conversationId ?? '',
    activityId: post.post?.activityId ?? '',
    cardAt: post.cardAt ?? '',
    card: post.card,
  };
}

function toPost(row: Stored<PostRow>): FoundPost {
  const { serviceUrl, tenantId, botId, conversationId, activityId } = row;
  return {
    announcementId: row.partitionKey,
    channelId: row.rowKey,
    channelName: row.channelName,
    teamId: row.teamId,
    teamName: row.teamName,
    owners: Owners.parse(row.owners),
    office: { serviceUrl, tenantId, botId },
    state: PostState.parse(row.state),
    why: row.why || null,
    raw: row.raw,
    claimedAt: row.claimedAt || null,
    settledAt: row.settledAt || null,
    post: conversationId ? { conversationId, activityId } : null,
    cardAt: row.cardAt || null,
    card: PostView.shape.card.parse(row.card),
    etag: row.etag,
  };
}
