import { z } from 'zod';
import { ById, Moment, PersonName, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';

/** Whose channel it is: a business group's, the pilot set's (`pilot`), or everyone's (`*`). */
export const ChannelOwner = z.union([Slug, z.literal('*')]);
export type ChannelOwner = z.infer<typeof ChannelOwner>;

/** Ids of teams and channels as Teams names them, as in `19:...@thread.tacv2`; usable as a key in storage. */
export const TeamId = z
  .string()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: storage takes none in a key
  .regex(/^[^/\\#?\u0000-\u001f\u007f-\u009f]+$/, 'an id of a team or channel as Teams writes it')
  .max(300);

const OwnerName = z.object({ id: ChannelOwner, name: z.string() });

/** A channel of a team as people know it. */
export const ChannelPlace = z.object({ team: z.string(), channel: z.string() });
export type ChannelPlace = z.infer<typeof ChannelPlace>;

/** A business group, the pilot set or everyone, with the channel that was connected to it. */
export const ConnectionView = z.object({
  owner: OwnerName,
  place: ChannelPlace.extend({ teamId: TeamId, channelId: TeamId })
    .nullable()
    .describe('null: not connected'),
  by: PersonName.nullable(),
  at: Moment.nullable(),
  broken: z
    .string()
    .nullable()
    .describe('Why nothing can be posted there, in a sentence: the bot or the channel was removed'),
});
export type ConnectionView = z.infer<typeof ConnectionView>;

export const getConnections = endpoint({
  method: 'GET',
  path: '/api/channels',
  who: 'lead',
  summary:
    'The groups I may address with the channels that they are connected to, and the teams the bot is in',
  reply: z.object({
    connections: z.array(ConnectionView),
    teams: z.array(z.object({ id: TeamId, name: z.string() })),
  }),
});

export const getTeamChannels = endpoint({
  method: 'GET',
  path: '/api/channels/of-team',
  who: 'lead',
  summary: 'The channels of a team that the bot is in, as Teams tells them now; General first',
  query: z.object({ team: TeamId }),
  reply: z.object({ channels: z.array(z.object({ id: TeamId, name: z.string() })) }),
});

export const connectChannel = endpoint({
  method: 'PUT',
  path: '/api/channels/connection',
  who: 'lead',
  summary: 'Connect a group to one channel of a team; it takes the place of the one before',
  body: z.object({ owner: ChannelOwner, teamId: TeamId, channelId: TeamId }),
  reply: ConnectionView,
});

export const disconnectChannel = endpoint({
  method: 'POST',
  path: '/api/channels/disconnect',
  who: 'lead',
  summary: 'Disconnect a group from its channel; what was posted there stays',
  body: z.object({ owner: ChannelOwner }),
  reply: ConnectionView,
});

/** Where one announcement stands in one channel. */
export const PostState = z.enum(['pending', 'claimed', 'sent', 'failed', 'unknown']);
export type PostState = z.infer<typeof PostState>;

export const PostView = z.object({
  place: ChannelPlace,
  owners: z.array(OwnerName).describe('Whose channel it is; several may share one'),
  state: PostState,
  why: z.string().nullable().describe('Why it failed, as a reason or as Teams told it'),
  at: Moment.nullable().describe('When it was posted, or failed'),
  card: z
    .enum(['as-sent', 'changed', 'removed', 'gone', 'not-changed'])
    .describe(
      'What became of the post since; gone: it was not there any more; not-changed: it stands as it was',
    ),
  words: z
    .object({ outcome: z.string(), why: z.string().nullable(), since: z.string().nullable() })
    .describe('State, why and card in words'),
});
export type PostView = z.infer<typeof PostView>;

export const getPosts = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/posts',
  who: 'lead',
  summary: 'The channels that an announcement goes into, and what became of each post',
  params: ById,
  reply: z.object({ posts: z.array(PostView) }),
});

export const getPostsCsv = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/posts.csv',
  who: 'lead',
  summary: 'The posts of an announcement, a row for each channel, as CSV, guarded against formulas',
  params: ById,
  replyType: 'csv',
  reply: z.string(),
});

/** Before it goes: where it will be posted, and who has no channel. */
export const PostForecast = z.object({
  into: z.array(z.object({ place: ChannelPlace, owners: z.array(OwnerName) })),
  none: z.array(OwnerName).describe('Chosen, but not connected to a channel that can be posted in'),
});
export type PostForecast = z.infer<typeof PostForecast>;
