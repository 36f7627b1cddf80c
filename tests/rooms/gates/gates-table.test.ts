import { expect, test } from 'vitest';
import type { UnreadRow } from '../../../bot/doors/azure/row-reader.ts';
import type { Gate } from '../../../bot/rooms/gates/gate.ts';
import { openGatesTable } from '../../../bot/rooms/gates/gates-table.ts';
import { DEFAULT_LIMITS } from '../../../bot/rooms/gates/limits/default-limits.ts';
import { testStorage } from '../../support/storage.ts';
import { someFacts } from './some-facts.ts';

const FINANCE = 'autumn.identity.finance';
const SALES = 'autumn.identity.sales';

test.each([
  ['facts that are no JSON', { json0: '{"facts":' }],
  ['facts of another form', { json0: '{"facts":{},"limits":{},"events":[]}' }],
  ['a state that nobody knows', { state: 'perhaps' }],
])('a gate with %s is set aside and said, and the others are read', async (_what, damage) => {
  const { gates, rows, unread } = await aTable();
  await rows.merge({ partitionKey: 'autumn', rowKey: FINANCE, ...damage });

  expect((await gates.ofRollout('autumn')).map(({ waveId }) => waveId)).toEqual([SALES]);
  await expect(gates.get(FINANCE)).rejects.toMatchObject({ code: 'row-unreadable' });
  expect(unread[0]).toMatchObject({ table: 'gates', partitionKey: 'autumn', rowKey: FINANCE });
});

test('a head whose last event cannot be read is set aside and said', async () => {
  const { gates, rows, unread } = await aTable();
  await rows.merge({ partitionKey: 'autumn', rowKey: FINANCE, last: '{"id":"1"}' });

  expect((await gates.headsOf('autumn')).map(({ waveId }) => waveId)).toEqual([SALES]);
  expect(unread).toHaveLength(1);
});

test('a gate of a version before is read: names of waves are left out, and limits that it did not know are as by default', async () => {
  const { gates, rows } = await aTable();
  const { previous, ...facts } = someFacts();
  const [wave] = previous?.waves ?? [];
  const old = { ...facts, previous: { ...previous, waves: [{ ...wave, name: 'Identity for Finance' }] } };
  const { soakDays, ...limits } = DEFAULT_LIMITS;
  const json0 = JSON.stringify({ facts: old, limits, events: [] });
  await rows.merge({ partitionKey: 'autumn', rowKey: FINANCE, json0 });

  const gate = await gates.get(FINANCE);

  expect(gate?.facts.previous?.waves).toEqual([wave]);
  expect(gate?.limits.soakDays).toBe(soakDays);
});

async function aTable() {
  const storage = testStorage();
  const unread: UnreadRow[] = [];
  storage.onUnread((row) => unread.push(row));
  const gates = await openGatesTable(storage);
  for (const waveId of [FINANCE, SALES]) await gates.add(aGate(waveId));
  const rows = await storage.table<{ state?: string; last?: string; json0?: string }>('gates');
  return { gates, rows, unread };
}

function aGate(waveId: string): Gate {
  return {
    waveId,
    rolloutId: 'autumn',
    state: 'open',
    storm: null,
    facts: someFacts(),
    limits: DEFAULT_LIMITS,
    events: [],
    version: 1,
  };
}
