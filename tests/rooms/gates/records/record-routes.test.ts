import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getDecisionRecord, getDecisionRecordCsv } from '../../../../bot/contract/gates/gate-records.ts';
import { openGatesTable } from '../../../../bot/rooms/gates/gates-table.ts';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aSending } from '../../../support/a-sending.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const FINANCE = 'autumn.identity.finance';
const champion = aCaller({ role: 'champion' });

test('the record of a wave has its decision, its facts and what was sent to it, and nothing of other waves', async () => {
  const { gates, sendings, record } = await aRoom();
  await gates.add(aGate());
  for (const [id, waveId] of [
    ['a1', FINANCE],
    ['a2', 'autumn.identity.sales'],
  ] as const) {
    await sendings.add(aSending({ ...AN_ANNOUNCEMENT, id, waveId }));
  }

  const found = await record(FINANCE);

  expect(found).toMatchObject({
    wave: { group: { name: 'Finance' }, people: 1 },
    state: 'overridden',
    factsAt: '2026-09-08T08:00:00.000Z',
    events: [{ kind: 'override', by: 'Lea Lead', reason: 'The fix is out.' }],
  });
  expect(found.announcements.map(({ id }) => id)).toEqual(['a1']);
  expect(found.conditions.length).toBeGreaterThan(2);
});

test('the same comes as CSV', async () => {
  const { gates, csv } = await aRoom();
  await gates.add(aGate());

  const text = await csv(FINANCE);

  expect(text.split('\r\n')[0]).toContain('wave,part,name,result');
  expect(text).toContain('The fix is out.');
});

test('a wave whose gate is not due has no record yet, and one that is not there none at all', async () => {
  const { record } = await aRoom();

  await expect(record(FINANCE)).rejects.toMatchObject({ code: 'gate-not-due' });
  await expect(record('autumn.identity.mars')).rejects.toMatchObject({ code: 'wave-not-found' });
});

const AN_ANNOUNCEMENT = {
  rolloutId: 'autumn',
  title: 'Your turn',
  text: 'Soon',
  by: { id: '1', name: 'Lea Lead' },
  startedAt: '2026-09-10T08:00:00.000Z',
};

function aGate() {
  return {
    waveId: FINANCE,
    rolloutId: 'autumn',
    state: 'overridden' as const,
    storm: null,
    facts: {
      collectedAt: '2026-09-08T08:00:00.000Z',
      today: '2026-09-08',
      wave: { id: FINANCE, start: '2026-09-15', people: 1 },
      criteria: { required: 3, open: [] },
      foundation: null,
      previous: null,
      champions: { count: 2, people: 214 },
      usage: null,
    },
    limits: DEFAULT_LIMITS,
    events: [
      {
        id: 'e1',
        kind: 'override' as const,
        by: { id: '1', name: 'Lea Lead' },
        at: '2026-09-09T08:00:00.000Z',
        reason: 'The fix is out.',
        verdict: 'fail' as const,
        notPassed: [],
      },
    ],
    version: 1,
  };
}

async function aRoom() {
  const clock = settableClock('2026-09-12T10:00:00Z');
  const playbook = aPlaybook();
  const { storage, rooms, people, rollouts, routes } = await aHouse({ clock, shipped: [playbook] });
  await addPeople(people, aPerson(), aPerson({ groupId: 'sales' }));
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'finance', '2026-09-15', '2026-09-25'),
    aWave('identity', 'sales', '2026-09-25', '2026-10-05'),
  ]);
  const gates = await openGatesTable(storage);
  return {
    gates,
    sendings: rooms.delivery.api.runs,
    record: (waveId: string) =>
      callRoute(routes, getDecisionRecord, { caller: champion, params: { waveId } }),
    csv: (waveId: string) =>
      callRoute(routes, getDecisionRecordCsv, { caller: champion, params: { waveId } }),
  };
}
