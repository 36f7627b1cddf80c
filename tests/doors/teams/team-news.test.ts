import { expect, test } from 'vitest';
import { readActivity } from '../../../bot/doors/teams/activity.ts';
import type { TeamNews } from '../../../bot/doors/teams/chat.ts';
import { teamNewsOf } from '../../../bot/doors/teams/team-news.ts';
import { aChatDoor } from './a-chat-door.ts';

const TEAM = '19:general@thread.tacv2';

/** An activity from a team, as Teams sends it. */
function fromTeam(changes: Record<string, unknown>, data: Record<string, unknown> = {}) {
  return {
    type: 'conversationUpdate',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:ada' },
    recipient: { id: '28:groundswell', name: 'Groundswell' },
    conversation: { id: TEAM, conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' },
    channelData: { team: { id: TEAM, name: 'Finance' }, tenant: { id: 'tenant-1' }, ...data },
    ...changes,
  };
}

const OFFICE = {
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  tenantId: 'tenant-1',
  botId: '28:groundswell',
};

test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
  ['an installation', { type: 'installationUpdate', action: 'add' }, {}, 'added'],
  ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }, {}, 'added'],
  ['a removal', { type: 'installationUpdate', action: 'remove' }, {}, 'removed'],
  ['the bot as a new member', { membersAdded: [{ id: '28:groundswell' }] }, {}, 'added'],
  ['the bot as a member who left', { membersRemoved: [{ id: '28:groundswell' }] }, {}, 'removed'],
  ['another member who left', { membersRemoved: [{ id: '29:ben' }] }, {}, 'seen'],
  ['a new name', {}, { eventType: 'teamRenamed' }, 'renamed'],
  ['a team that is gone', {}, { eventType: 'teamDeleted' }, 'removed'],
  ['a message', { type: 'message', text: 'hello' }, {}, 'seen'],
])('%s in a team is read as news of it', (_, changes, data, what) => {
  const news = teamNewsOf(readActivity(fromTeam(changes, data)), 'tenant-1');

  expect(news).toEqual({ what, team: { id: TEAM, name: 'Finance' }, office: OFFICE });
});

test.each([
  ['channelRenamed', 'channel-renamed'],
  ['channelDeleted', 'channel-deleted'],
  ['channelRestored', 'channel-restored'],
])('%s tells which channel', (eventType, what) => {
  const channel = { id: '19:news@thread.tacv2', name: 'News' };

  const news = teamNewsOf(readActivity(fromTeam({}, { eventType, channel })), 'tenant-1');

  expect(news).toMatchObject({ what, channel });
});

test('an id that storage could not take is no team of Teams', () => {
  const activity = fromTeam({ channelData: { team: { id: '19:a/b#c' }, tenant: { id: 'tenant-1' } } });

  expect(teamNewsOf(readActivity(activity), 'tenant-1')).toBeUndefined();
});

test('rooms hear of a team, and nobody is greeted there', async () => {
  const heard: TeamNews[] = [];
  const { connector, post } = await aChatDoor({
    faces: [{ teamNews: async (news) => void heard.push(news) }],
  });

  const added = { type: 'installationUpdate', action: 'add', serviceUrl: connector.serviceUrl };
  const { status } = await post(fromTeam(added));

  expect(status).toBe(200);
  expect(heard).toMatchObject([{ what: 'added', team: { id: TEAM } }]);
  expect(connector.hits).toEqual([]);
});

test('who mentions the bot in a team is told where it listens', async () => {
  const { connector, seen, post } = await aChatDoor();

  await post(
    fromTeam({
      type: 'message',
      text: '<at>Groundswell</at> help',
      from: { id: '29:ada', aadObjectId: '3f1c5f0e-4a0a-4f57-9a6c-0d5b0c6d7e8f' },
      serviceUrl: connector.serviceUrl,
    }),
  );

  expect(connector.hits).toMatchObject([{ message: { text: expect.stringContaining('our own chat') } }]);
  expect(seen).toEqual([]);
});
