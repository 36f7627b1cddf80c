import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { message } from '../../../../bot/base/words/message.ts';
import { openSendingsTable } from '../../../../bot/rooms/delivery/record/sendings-table.ts';
import { createTally } from '../../../../bot/rooms/delivery/record/tally.ts';
import { aSending } from '../../../support/a-sending.ts';
import { testStorage } from '../../../support/storage.ts';

const WAVE = 'autumn.identity.finance';
const AT = '2026-09-24T08:00:00.000Z';

/** Two sendings of one wave, both counted; the row of the second can be spoilt. */
async function twoSendings() {
  const storage = testStorage();
  const sendings = await openSendingsTable(storage);
  const rows = await storage.table<Record<string, string>>('announcements');
  const ids = [randomUUID(), randomUUID()];
  const counting = createTally();
  counting.add({ state: 'sent', tries: 1, repeat: false, why: null });
  for (const id of ids) {
    await sendings.add(aSending({ id, rolloutId: 'autumn', waveId: WAVE, state: 'sending' }));
    const found = await sendings.get(id);
    if (found) await sendings.saveTally(found, counting.result(), AT);
  }
  const [good = '', bad = ''] = ids;
  const spoil = (cells: Record<string, string>) =>
    rows.merge({ partitionKey: 'announcement', rowKey: bad, ...cells });
  return { sendings, good, bad, spoil };
}

test.each([{ tally: '{"counts"' }, { tally: '{}' }, { state: 'half-sent' }])(
  'a row that cannot be read is set aside, never half read: %o',
  async (cells) => {
    const { sendings, good, bad, spoil } = await twoSendings();
    await spoil(cells);

    expect((await sendings.ofRollout('autumn')).map(({ id }) => id)).toEqual([good]);
    await expect(sendings.get(bad)).rejects.toMatchObject({ code: 'row-unreadable' });
  },
);

test('counts that cannot be read are counted nowhere', async () => {
  const { sendings, good, spoil } = await twoSendings();
  await spoil({ tally: '{"counts"' });

  const { byWave } = await sendings.countedIn('autumn');

  expect(byWave.get(WAVE)?.map(({ announcement }) => announcement)).toEqual([good]);
});

test('counts of an earlier version, which knew fewer of them, are read with none of those', async () => {
  const { sendings, bad, spoil } = await twoSendings();
  await spoil({ tally: '{"counts":{"audience":1,"sent":1},"reasons":[]}' });

  expect((await sendings.get(bad))?.tally?.counts).toMatchObject({ audience: 1, sent: 1, done: 0 });
});

test('why it was stopped is kept as a message, and a sentence of an earlier version as it is', async () => {
  const { sendings, good, bad, spoil } = await twoSendings();
  await sendings.stop(good, message('delivery.bot-refused', { raw: '401' }));
  await spoil({ state: 'stopped', stoppedBecause: 'Teams refused.' });

  expect((await sendings.get(good))?.stoppedBecause).toEqual(message('delivery.bot-refused', { raw: '401' }));
  expect((await sendings.get(bad))?.stoppedBecause).toBe('Teams refused.');
});
