import { expect, test } from 'vitest';
import { openSendingsTable, type SendingsTable } from '../../../bot/rooms/delivery/record/sendings-table.ts';
import { createTally, type Tally } from '../../../bot/rooms/delivery/record/tally.ts';
import { aSending } from '../../support/a-sending.ts';
import { testStorage } from '../../support/storage.ts';

const FINANCE = 'autumn.identity.finance';

test('the people reached of each wave are read once while no tally changes', async () => {
  const { here, id } = await anAnnouncedWave();
  await count(here, id, 2);

  const first = await here.sentIn('autumn');

  expect([...first]).toEqual([[FINANCE, 2]]);
  expect(await here.sentIn('autumn')).toBe(first);
  expect([...(await here.sentIn('winter'))]).toEqual([]);
});

test('what another process counts is there for the next reader', async () => {
  const { here, there, id } = await anAnnouncedWave();
  const before = await here.sentIn('autumn');

  await count(there, id, 2);
  const counted = await here.sentIn('autumn');
  await count(there, id, 3);

  expect([[...before], [...counted]]).toEqual([[], [[FINANCE, 2]]]);
  expect((await here.sentIn('autumn')).get(FINANCE)).toBe(3);
});

/** Two processes of the product on one storage. */
async function anAnnouncedWave() {
  const storage = testStorage();
  const [here, there] = await Promise.all([openSendingsTable(storage), openSendingsTable(storage)]);
  const sending = aSending({ rolloutId: 'autumn', waveId: FINANCE });
  await here.add(sending);
  await here.startSending(sending.id, 1);
  return { here, there, id: sending.id };
}

async function count(table: SendingsTable, id: string, sent: number): Promise<void> {
  const found = await table.get(id);
  if (!found) throw new Error(`There is no announcement ${id}.`);
  await table.saveTally(found, tallyOf(sent), '2026-09-01T09:00:00.000Z');
}

function tallyOf(sent: number): Tally {
  const tally = createTally();
  for (let person = 0; person < sent; person += 1) {
    tally.add({ state: 'sent', tries: 1, repeat: false, why: null, acknowledged: false });
  }
  return tally.result();
}
