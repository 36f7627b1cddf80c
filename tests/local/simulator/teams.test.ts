import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { TeamsAdapter } from '../../../bot/doors/teams/adapter.ts';
import { createChannelMessenger } from '../../../bot/doors/teams/channel-messenger.ts';
import { createSimulator } from '../../../bot/local/simulator/simulator.ts';
import { teamNamed } from '../../../bot/local/simulator/teams.ts';
import { AMA, BOT, call, stage, stubBot, TENANT } from './stage.ts';

const FINANCE = teamNamed('Finance', ['News']);
const [, NEWS = FINANCE.channels[0]] = FINANCE.channels;
const CHANNEL = NEWS?.id ?? '';

/** The bot's own way into channels, pointed at the simulator. */
async function aBotAt(url: string) {
  const messenger = createChannelMessenger({
    adapter: new TeamsAdapter(null),
    tenantId: TENANT,
    clock: settableClock('2026-09-01T08:00:00Z'),
  });
  return { messenger, office: { serviceUrl: url, tenantId: TENANT, botId: `28:${BOT}` } };
}

test('the bot hears of a team when it is added, and when it is removed', async () => {
  const { simulator, bot } = await stage({ teams: [FINANCE] });

  await simulator.installInTeam(FINANCE.id);
  await simulator.removeFromTeam(FINANCE.id);

  const team = { team: { id: FINANCE.id, name: 'Finance' }, tenant: { id: TENANT } };
  expect(bot.received).toMatchObject([
    { type: 'installationUpdate', action: 'add', channelData: team },
    { type: 'conversationUpdate', membersAdded: [{ id: `28:${BOT}` }], channelData: team },
    { type: 'installationUpdate', action: 'remove', channelData: team },
  ]);
});

test('a post is made, changed and taken back in its channel', async () => {
  const { simulator } = await stage({ teams: [FINANCE] });
  await simulator.installInTeam(FINANCE.id);
  const { messenger, office } = await aBotAt(simulator.url);
  const posts = () => simulator.teams()[0]?.channels[1]?.posts;

  const made = await messenger.post(office, CHANNEL, { text: 'Soon' });
  expect(made).toMatchObject({ kind: 'posted' });
  expect(posts()).toMatchObject([{ from: 'bot', text: 'Soon', deleted: false }]);
  if (made.kind !== 'posted') return;
  expect(await messenger.updatePost(office, made.post, { text: 'Later' })).toMatchObject({ kind: 'sent' });
  expect(posts()).toMatchObject([{ text: 'Later' }]);
  expect(await messenger.removePost(office, made.post)).toMatchObject({ kind: 'sent' });

  expect(posts()).toMatchObject([{ deleted: true }]);
  expect(await messenger.removePost(office, made.post)).toMatchObject({ why: 'message-gone' });
  expect(simulator.deliveries()).toEqual([]);
});

test('without the app in the team nothing is posted there', async () => {
  const { simulator } = await stage({ teams: [FINANCE] });
  const { messenger, office } = await aBotAt(simulator.url);

  expect(await messenger.post(office, CHANNEL, { text: 'Soon' })).toMatchObject({ why: 'removed-app' });
  expect(await messenger.post(office, '19:gone', { text: 'Soon' })).toMatchObject({
    why: 'conversation-gone',
  });
  expect(await messenger.channelsOf(office, FINANCE.id)).toMatchObject({ kind: 'unreachable' });
});

test('the channels of a team are told as Teams tells them', async () => {
  const { simulator } = await stage({ teams: [FINANCE] });
  await simulator.installInTeam(FINANCE.id);
  const { messenger, office } = await aBotAt(simulator.url);

  expect(await messenger.channelsOf(office, FINANCE.id)).toEqual({
    kind: 'found',
    channels: FINANCE.channels,
  });
});

test('posts and installations survive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-teams-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { endpoint } = await stubBot();
  const options = { people: [AMA], teams: [FINANCE], botEndpoint: endpoint, tenantId: TENANT, botId: BOT };
  const start = () => createSimulator({ ...options, journal: join(folder, 'chats.jsonl'), port: 0 });
  const before = await start();
  await before.installInTeam(FINANCE.id);
  const { messenger, office } = await aBotAt(before.url);
  await messenger.post(office, CHANNEL, { text: 'Soon' });
  const seen = before.teams();
  await before.close();

  const after = await start();
  onTestFinished(() => after.close());

  expect(after.teams()).toEqual(seen);
});

test('the page sees teams, and adds the app to one or removes it', async () => {
  const { simulator } = await stage({ teams: [FINANCE] });

  const installed = await call(simulator, 'POST', `/sim/teams/${encodeURIComponent(FINANCE.id)}/install`);
  expect(installed.status).toBe(200);
  expect((await call(simulator, 'GET', '/sim/teams')).body).toMatchObject({
    teams: [
      { name: 'Finance', installed: true, channels: [{ name: 'General' }, { name: 'News', posts: [] }] },
    ],
  });
  await call(simulator, 'POST', `/sim/teams/${encodeURIComponent(FINANCE.id)}/remove`);

  expect(simulator.teams()).toMatchObject([{ installed: false }]);
  expect((await call(simulator, 'POST', '/sim/teams/19%3Anobody/install')).status).toBe(404);
});
