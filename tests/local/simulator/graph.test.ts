import { expect, test } from 'vitest';
import { LOCAL_CATALOG_APP } from '../../../bot/local/simulator/graph.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { AMA, BEN, stage } from './stage.ts';

async function install(url: string, personId: string, app = LOCAL_CATALOG_APP) {
  const response = await fetch(`${url}/v1.0/users/${personId}/teamwork/installedApps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app}`,
    }),
  });
  return response.status;
}

test('an app that Graph installs is told to the bot as Teams does', async () => {
  const { simulator, bot } = await stage();

  expect(await install(simulator.url, AMA.id)).toBe(201);

  await waitUntil('the bot is told', () => bot.received.length === 2);
  expect(bot.received).toMatchObject([
    { type: 'installationUpdate', action: 'add', from: { aadObjectId: AMA.id } },
    { type: 'conversationUpdate' },
  ]);
  expect(simulator.chat(AMA.id).installed).toBe(true);
});

test('who has the app is a conflict, and nobody is told again', async () => {
  const { simulator, bot } = await stage();
  await simulator.install(AMA.id);
  const before = bot.received.length;

  expect(await install(simulator.url, AMA.id)).toBe(409);

  expect(bot.received).toHaveLength(before);
});

test('an unknown person, an unknown app and a policy are refused', async () => {
  const { simulator } = await stage({ graphForbids: (id) => id === BEN.id });

  expect(await install(simulator.url, '99999999-0000-4000-8000-000000000000')).toBe(404);
  expect(await install(simulator.url, AMA.id, 'b1c5353a-7aca-41b3-830f-27d5218fe0e5')).toBe(404);
  expect(await install(simulator.url, BEN.id)).toBe(403);
  expect(simulator.graphCalls().map(({ status }) => status)).toEqual([404, 404, 403]);
});

test('more than thirty calls in a second are too fast', async () => {
  const { simulator } = await stage({ now: () => new Date('2026-12-15T09:00:00Z') });

  const statuses: number[] = [];
  for (let call = 0; call < 31; call += 1) statuses.push(await install(simulator.url, AMA.id));

  expect(statuses[0]).toBe(201);
  expect(statuses[29]).toBe(409);
  expect(statuses[30]).toBe(429);
});
