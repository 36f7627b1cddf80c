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
import { somePrevious } from '../some-facts.ts';

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

test('the record of a decision of before tells it in the sentences of then', async () => {
  const { gates, rows, record } = await aRoom();
  await gates.add(aGate());
  const named = { name: 'Identity', done: false };
  const why = (id: string, params = {}) => ({ id, params: { phase: 'Identity', ...params } });
  const facts = {
    ...aGate().facts,
    foundation: [
      { ...named, phaseId: 'a', why: why('gates.needed-unplanned') },
      { ...named, phaseId: 'b', why: why('gates.needed-held') },
      { ...named, phaseId: 'c', why: why('gates.needed-later', { until: { day: '2026-10-01' } }) },
    ],
    previous: { ...somePrevious(), blockers: [{ number: 7, confirmed: true }] },
  };
  const storm = { id: 'gates.storm-rate', params: STORM_OF_BEFORE };
  const events = [{ ...aGate().events[0], kind: 'storm', by: null, reason: storm }];
  await rows.merge({
    partitionKey: 'autumn',
    rowKey: FINANCE,
    json0: JSON.stringify({ facts, limits: DEFAULT_LIMITS, events }),
  });

  const { conditions, events: told } = await record(FINANCE);

  const read = conditions.map((one) => one.why).join('\n');
  expect(read).toContain('2 issues from 90 people reached (2.2 per 100).');
  expect(read).toContain('1 issue stops people from working: #7. Solve it first.');
  expect(read).toContain('"Identity" of the foundation isn\'t planned. Plan it first.');
  expect(read).toContain('"Identity" of the foundation has a wave on hold. Finish it first.');
  expect(read).toContain('"Identity" of the foundation lasts until 1 October 2026.');
  expect(told[0]?.reason).toContain('6 issues from 40 people reached in the previous wave: 15 per 100');
});

const STORM_OF_BEFORE = {
  issues: 6,
  reached: { id: 'common.people', params: { count: 40 } },
  decided: 'no',
  fresh: 6,
  rate: '15',
  limit: '10',
};

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
    /** As an earlier version wrote them. */
    rows: await storage.table<{ json0?: string }>('gates'),
    sendings: rooms.delivery.api.runs,
    record: (waveId: string) =>
      callRoute(routes, getDecisionRecord, { caller: champion, params: { waveId } }),
    csv: (waveId: string) =>
      callRoute(routes, getDecisionRecordCsv, { caller: champion, params: { waveId } }),
  };
}
