import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ada, aPlannedApp, FINANCE, fay, SALES } from '../a-planned-app.ts';
import { anAnnouncement } from '../writing/an-announcements-room.ts';

let app: Awaited<ReturnType<typeof aPlannedApp>>;

beforeEach(async () => {
  app = await aPlannedApp();
});
afterEach(() => app.close());

const toWave = (waveId: string, title = 'Your turn') =>
  anAnnouncement({
    audience: { kind: 'wave', waveId },
    contents: { en: { title, text: 'Soon.', picture: null, buttons: [] } },
  });

async function save(announcement = toWave(FINANCE), who = ada) {
  const id = randomUUID();
  await app.call(who, 'PUT', `/api/announcements/${id}`, { announcement, seen: 0 });
  return id;
}

const check = async (body: object) => (await app.call(fay, 'POST', '/api/announcements/check', body)).body;

test('a second announcement to a wave is warned of, with what is under way', async () => {
  const first = await save(toWave(FINANCE, '{phase} is coming'));

  const { faults, others } = await check({ announcement: toWave(FINANCE), id: randomUUID() });

  expect(others).toEqual([
    { id: first, title: 'Identity is coming', state: 'draft', by: { id: ada.id, name: 'Ada Author' } },
  ]);
  expect(faults).toEqual([
    {
      where: 'audience.others',
      what: 'Another announcement to this wave is under way, so its people would get both: "Identity is coming" by Ada Author (a draft).',
      blocks: false,
    },
  ]);
});

test('whoever opens either of them is warned', async () => {
  const first = await save();
  const second = await save(toWave(FINANCE), fay);
  const faultsOf = async (id: string) =>
    (await app.call(fay, 'GET', `/api/announcements/${id}`)).body.faults.map(
      ({ where }: { where: string }) => where,
    );

  expect(await faultsOf(first)).toEqual(['audience.others']);
  expect(await faultsOf(second)).toEqual(['audience.others']);
});

test('itself, another wave, other audiences and what is over are no others', async () => {
  const own = await save();
  await save(toWave(SALES));
  await save(anAnnouncement({ audience: { kind: 'groups', groups: ['finance'] } }));
  const over = await save();
  await app.call(ada, 'POST', `/api/announcements/${over}/step`, { step: 'send', seen: 1 });
  await app.call(ada, 'POST', `/api/announcements/${over}/step`, { step: 'cancel', seen: 2 });

  const { faults, others } = await check({ announcement: toWave(FINANCE), id: own });

  expect(others).toEqual([]);
  expect(faults).toEqual([]);
});
