import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { TeamsAdapter } from '../../../bot/doors/teams/adapter.ts';
import { createChannelMessenger } from '../../../bot/doors/teams/channel-messenger.ts';
import { aConnector } from './a-connector.ts';

const TEAM = '19:general@thread.tacv2';
const NEWS = '19:news@thread.tacv2';
const POST = { conversationId: `${NEWS};messageid=1700000000000`, activityId: '1700000000000' };

test('a post begins a conversation in its channel, in one call', async () => {
  const { connector, messenger, office } = await aChannelMessenger();
  connector.answerWith({ status: 201, body: { id: POST.conversationId, activityId: POST.activityId } });

  const outcome = await messenger.post(office, NEWS, { text: 'Soon' });

  expect(outcome).toEqual({ kind: 'posted', post: POST });
  expect(connector.hits).toMatchObject([
    {
      method: 'POST',
      path: '/teams/v3/conversations',
      message: {
        isGroup: true,
        channelData: { channel: { id: NEWS }, tenant: { id: 'tenant-1' } },
        activity: { type: 'message', text: 'Soon' },
      },
    },
  ]);
});

test.each([
  [429, { kind: 'throttled' }],
  [502, { kind: 'unknown' }],
  [403, { kind: 'unreachable', why: 'removed-app' }],
  [401, { kind: 'bot-refused' }],
])('a post that meets a %i is not sent again behind our back', async (status, wanted) => {
  const { connector, messenger, office } = await aChannelMessenger();
  connector.answerWith({ status, body: { error: { code: 'BotNotInConversationRoster', message: 'No.' } } });

  expect(await messenger.post(office, NEWS, { text: 'Soon' })).toMatchObject(wanted);
  expect(connector.hits).toHaveLength(1);
});

test('a post is changed and taken back where it stands', async () => {
  const { connector, messenger, office } = await aChannelMessenger();

  await messenger.updatePost(office, POST, { text: 'Later' });
  await messenger.removePost(office, POST);

  const path = `/teams/v3/conversations/${encodeURIComponent(POST.conversationId)}/activities/${POST.activityId}`;
  expect(connector.hits.map((hit) => `${hit.method} ${hit.path}`)).toEqual([`PUT ${path}`, `DELETE ${path}`]);
});

test('the channels of a team come with General first, by its name', async () => {
  const { connector, messenger, office } = await aChannelMessenger();
  connector.answerWith({
    status: 200,
    body: { conversations: [{ id: '19:a@thread.tacv2', name: 'Answers' }, { id: TEAM }] },
  });

  expect(await messenger.channelsOf(office, TEAM)).toEqual({
    kind: 'found',
    channels: [
      { id: TEAM, name: 'General' },
      { id: '19:a@thread.tacv2', name: 'Answers' },
    ],
  });
  expect(connector.hits[0]?.path).toBe(`/teams/v3/teams/${encodeURIComponent(TEAM)}/conversations`);
});

test('channels of a team that does not answer are asked for once', async () => {
  const { connector, messenger, office } = await aChannelMessenger();
  connector.answerWith({ status: 503, headers: { 'retry-after': '1' } });

  expect(await messenger.channelsOf(office, TEAM)).toMatchObject({ kind: 'unknown' });
  expect(connector.hits).toHaveLength(1);
});

test('a team of another tenant is neither asked nor posted in', async () => {
  const { connector, messenger, office } = await aChannelMessenger();
  const stranger = { ...office, tenantId: 'another-tenant' };

  const outcomes = [
    await messenger.post(stranger, NEWS, { text: 'Hello' }),
    await messenger.updatePost(stranger, POST, { text: 'Hello' }),
    await messenger.removePost(stranger, POST),
    await messenger.channelsOf(stranger, TEAM),
  ];

  expect(outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill('unreachable'));
  expect(connector.hits).toEqual([]);
});

async function aChannelMessenger() {
  const connector = await aConnector();
  const messenger = createChannelMessenger({
    adapter: new TeamsAdapter(null),
    tenantId: 'tenant-1',
    clock: settableClock('2026-09-01T08:00:00Z'),
    patienceMs: 2_000,
  });
  const office = { serviceUrl: connector.serviceUrl, tenantId: 'tenant-1', botId: '28:groundswell' };
  return { connector, messenger, office };
}
