import type { Announcement } from '../../../bot/contract/announcements/announcement.ts';
import { checkAnnouncement } from '../../../bot/contract/announcements/announcements.ts';
import {
  connectChannel,
  disconnectChannel,
  getConnections,
  getPosts,
} from '../../../bot/contract/channels/channels.ts';
import type { TeamNews } from '../../../bot/doors/teams/chat.ts';
import { callRoute } from '../../support/call-route.ts';
import {
  type AnswersInChannels,
  aDeliveringRoom,
  FINANCE,
} from '../announcements/writing/a-delivering-room.ts';
import { ada, anAnnouncement } from '../announcements/writing/an-announcements-room.ts';

export const TEAM = '19:finance@thread.tacv2';
export const NEWS = `${TEAM}-news`;

/** An announcement to the wave of Finance that is also posted for Finance. */
export function aPostedOne(changes: Partial<Announcement> = {}): Announcement {
  const content = { title: 'Your turn', text: 'It starts on {start}.', picture: null, buttons: [] };
  return anAnnouncement({ contents: { en: content }, channels: ['finance'], ...changes });
}

/** News of the team of Finance, as the door for activities tells it. */
export function news(what: 'added' | 'removed' | 'renamed' | 'seen', name = 'Finance team'): TeamNews {
  const office = { serviceUrl: 'http://127.0.0.1:9/teams', tenantId: 'tenant-1', botId: '28:groundswell' };
  return { what, team: { id: TEAM, name }, office };
}

/** The delivering room with the bot in the team of Finance, whose channel "News" Finance is connected to. */
export async function aChannelRoom({ inChannels }: { inChannels?: AnswersInChannels } = {}) {
  const room = await aDeliveringRoom({ people: 1, ...(inChannels && { inChannels }) });
  const { routes, channels } = room;
  const connect = (owner: string, channelId = NEWS, caller = ada) =>
    callRoute(routes, connectChannel, { caller, body: { owner, teamId: TEAM, channelId } });
  const teamNews = async (said: TeamNews) => channels.chat.teamNews?.(said);
  await teamNews(news('added'));
  await connect('finance');
  return {
    ...room,
    teamNews,
    connect,
    disconnect: (owner: string, caller = ada) =>
      callRoute(routes, disconnectChannel, { caller, body: { owner } }),
    connections: (caller = ada) => callRoute(routes, getConnections, { caller }),
    check: (announcement: Announcement) =>
      callRoute(routes, checkAnnouncement, { caller: ada, body: { announcement } }),
    posts: async (id: string, caller = ada) =>
      (await callRoute(routes, getPosts, { caller, params: { id } })).posts,
    /** Saves it and takes one step; gives its id. */
    async begin(announcement: Announcement, step: 'send' | 'schedule' = 'send') {
      const { id, seen } = await room.save(announcement);
      await room.step(id, step, seen);
      return id;
    },
    acts: () => room.posting.map(({ act, channelId }) => `${act} ${channelId}`),
  };
}

export { FINANCE };
