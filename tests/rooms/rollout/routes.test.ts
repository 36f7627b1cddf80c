import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { getStatus } from '../../../bot/contract/overview/status.ts';
import { getPlaybooks, planRollout } from '../../../bot/contract/rollout/rollout.ts';
import { getRollouts } from '../../../bot/contract/rollout/rollouts.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook } from '../../support/a-playbook.ts';
import { putSentTo } from '../../support/a-sending.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';

const lead = aCaller({ role: 'lead', leads: null });
const plan = {
  id: 'autumn',
  title: 'Autumn rollout',
  playbookId: 'small',
  strategy: 'serial',
  start: '2026-09-10',
};

test('while nothing is planned the status says only what day it is', async () => {
  const { status } = await aRoom();

  const view = await status(lead);

  expect(view).toEqual({
    today: '2026-09-10',
    rollouts: [],
    groups: 0,
    order: 'plan',
    rows: [],
    next: null,
  });
});

test.each([
  ['a lead of all groups', lead],
  ['a lead of one group', aCaller({ role: 'lead', leads: ['sales'] })],
  ['a champion', aCaller({ role: 'champion' })],
])('%s sees the pilot set and every group', async (_who, caller) => {
  const { status, addRollout } = await aRoom();
  await addRollout();

  const { rows } = await status(caller);

  expect(rows.map(({ group, people }) => [group.name, people])).toEqual([
    ['Pilot set', 1],
    ['Finance', 2],
    ['Sales', 1],
  ]);
});

test('a member sees their own group only', async () => {
  const { status, addRollout } = await aRoom();
  await addRollout();

  const { rows } = await status(aCaller());

  expect(rows.map(({ group }) => group.id)).toEqual(['finance']);
});

test('a member of the pilot set sees the pilot set only', async () => {
  const { status, addRollout } = await aRoom();
  await addRollout();

  const { rows } = await status(aCaller({ pilot: true }));

  expect(rows.map(({ group }) => group.id)).toEqual(['pilot']);
});

test('a member whose group is in no wave sees no row', async () => {
  const { status, addRollout } = await aRoom();
  await addRollout();

  const { rows, rollouts } = await status(aCaller({ group: { id: 'legal', name: 'Legal' } }));

  expect(rows).toEqual([]);
  expect(rollouts).toMatchObject([{ id: 'autumn' }]);
});

test('a wave has its dates, its state, and the share that its announcement reached', async () => {
  const { status, addRollout } = await aRoom(new Map([['autumn.identity.finance', 1]]));
  await addRollout();

  const { rows } = await status(lead);

  expect(rows.flatMap(({ waves }) => waves)).toEqual([
    {
      id: 'autumn.identity.pilot',
      phaseId: 'identity',
      state: 'complete',
      start: '2026-09-01',
      end: '2026-09-10',
      people: 1,
      reached: null,
      share: null,
    },
    {
      id: 'autumn.identity.finance',
      phaseId: 'identity',
      state: 'in-progress',
      start: '2026-09-10',
      end: '2026-09-20',
      people: 2,
      reached: 1,
      share: 0.5,
    },
    {
      id: 'autumn.identity.sales',
      phaseId: 'identity',
      state: 'planned',
      start: '2026-09-20',
      end: '2026-10-01',
      people: 1,
      reached: null,
      share: null,
    },
  ]);
});

test('where more were reached than are left in the group, the share is all of them', async () => {
  const { status, addRollout } = await aRoom(new Map([['autumn.identity.finance', 9]]));
  await addRollout();

  const { rows } = await status(lead);

  expect(rows[1]?.waves[0]).toMatchObject({ reached: 9, share: 1 });
});

test('an empty group has no share', async () => {
  const { status, addRollout, people } = await aRoom(new Map([['autumn.identity.finance', 0]]));
  await people.groups.save({ id: 'finance', name: 'Finance', people: 0, pilots: 0 });
  await addRollout();

  const { rows } = await status(lead);

  expect(rows.find(({ group }) => group.id === 'finance')?.waves[0]).toMatchObject({
    people: 0,
    share: null,
  });
});

test('a wave changes its state on its first day in the zone of the organisation', async () => {
  const { status, addRollout, clock } = await aRoom(new Map(), 'Europe/Berlin');
  await addRollout();
  const stateAt = async (instant: string) => {
    clock.set(instant);
    const { today, rows } = await status(lead);
    return [today, rows[1]?.waves[0]?.state];
  };

  const states = [await stateAt('2026-09-09T21:59:59Z'), await stateAt('2026-09-09T22:00:00Z')];

  expect(states).toEqual([
    ['2026-09-09', 'planned'],
    ['2026-09-10', 'in-progress'],
  ]);
});

test('all rollouts in sight are shown, the newest first, or the one that is asked for', async () => {
  const { routes, addRollout, status } = await aRoom();
  await addRollout({ id: 'autumn', plannedAt: '2026-08-01T08:00:00.000Z' });
  await addRollout({ id: 'spring', plannedAt: '2026-07-01T08:00:00.000Z' });

  const both = await status(lead);
  const asked = await callRoute(routes, getStatus, { caller: lead, query: { rollout: 'spring' } });

  expect(both.rollouts.map(({ id, name }) => [id, name])).toEqual([
    ['autumn', 'Autumn rollout (autumn)'],
    ['spring', 'Autumn rollout (spring)'],
  ]);
  expect(both.rows.map(({ group, waves }) => [group.id, waves.length])).toEqual([
    ['pilot', 2],
    ['finance', 2],
    ['sales', 2],
  ]);
  expect(asked.rollouts.map(({ id }) => id)).toEqual(['spring']);
  expect(asked.rows.every(({ waves }) => waves.length === 1)).toBe(true);
});

test('everybody can choose from all rollouts, the newest first', async () => {
  const { routes, addRollout } = await aRoom();
  await addRollout({ id: 'spring', title: 'Wave rider', plannedAt: '2026-07-01T08:00:00.000Z' });
  await addRollout({ id: 'autumn', title: 'Wave rider', plannedAt: '2026-08-01T08:00:00.000Z' });

  const { today, rollouts } = await callRoute(routes, getRollouts, { caller: aCaller() });

  expect(today).toBe('2026-09-10');
  expect(rollouts).toMatchObject([
    { id: 'autumn', name: 'Wave rider (autumn)', state: 'running', inSight: true },
    { id: 'spring', name: 'Wave rider (spring)', state: 'running', inSight: true },
  ]);
});

test('a rollout that is not there is said to be missing', async () => {
  const { routes } = await aRoom();

  const asked = callRoute(routes, getStatus, { caller: lead, query: { rollout: 'winter' } });

  await expect(asked).rejects.toMatchObject({ kind: 'not-found', message: 'There is no rollout "winter".' });
});

test('planning stores the rollout with its waves, and the status shows it', async () => {
  const { plan: planned, status } = await aRoom();

  const reply = await planned(lead, plan);

  const { rollouts, rows } = await status(lead);
  const [rollout] = rollouts;
  expect(rollout).toMatchObject(reply.rollout);
  expect(rollout).toMatchObject({ id: 'autumn', playbook: { id: 'small' }, start: '2026-09-10' });
  expect(rows.map(({ group }) => group.id)).toEqual(['pilot', 'finance', 'sales']);
  expect(rows.flatMap(({ waves }) => waves)).toHaveLength(reply.waves);
});

test('groups are planned in the order that is asked for', async () => {
  const { plan: planned, status } = await aRoom();

  await planned(lead, { ...plan, groups: ['sales', 'finance'] });

  const { rows } = await status(lead);
  expect(rows.map(({ group }) => group.id)).toEqual(['pilot', 'sales', 'finance']);
});

test('people without a group are not planned', async () => {
  const { plan: planned, status, people } = await aRoom();
  await people.meet('00000000-0000-4000-8000-000000000001', 'New Here', '');

  await planned(lead, plan);

  const { rows } = await status(lead);
  expect(rows.map(({ group }) => group.id)).toEqual(['pilot', 'finance', 'sales']);
});

test.each([
  [{ playbookId: 'large' }, 'not-found', 'There is no playbook "large".'],
  [{ groups: ['finance', 'legal', 'it'] }, 'invalid', 'There is no business group "legal", "it".'],
  [{ groups: ['unassigned'] }, 'invalid', 'There is no business group "unassigned".'],
  [{ groups: ['finance', 'finance'] }, 'invalid', 'You named the business group "Finance" twice'],
  [{ groups: [] }, 'invalid', 'at least one business group'],
  [{ start: '2026-09-09' }, 'invalid', 'before today'],
  [
    {
      settings: {
        freezes: [
          { name: 'Holidays', from: '2026-12-20', to: '2027-01-04' },
          { name: 'Fiscal close', from: '2026-12-31', to: '2027-01-10', groups: ['legal'] },
        ],
      },
    },
    'invalid',
    'Fiscal close',
  ],
])('a plan with %j is refused with a sentence', async (change, kind, sentence) => {
  const { plan: planned, status } = await aRoom();

  const reply = planned(lead, { ...plan, ...change });

  await expect(reply).rejects.toMatchObject({ kind, message: expect.stringContaining(sentence) });
  expect((await status(lead)).rollouts).toEqual([]);
});

test('a plan for an organisation without groups is refused', async () => {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { routes } = await aHouse({ clock, shipped: [aPlaybook()] });

  const reply = callRoute(routes, planRollout, { caller: lead, body: plan });

  await expect(reply).rejects.toMatchObject({ kind: 'invalid' });
});

test('an id can be planned once; the second plan changes nothing', async () => {
  const { plan: planned, status } = await aRoom();
  await planned(lead, plan);
  const before = await status(lead);

  const reply = planned(lead, { ...plan, title: 'Another', start: '2027-01-01' });

  await expect(reply).rejects.toMatchObject({
    kind: 'conflict',
    message: 'There is already a rollout "autumn". Choose another id.',
  });
  expect(await status(lead)).toEqual(before);
});

test('of two leads who plan one id at the same time one is told, and the plan of the other stands', async () => {
  const { plan: planned, status } = await aRoom();
  const titles = ['Autumn', 'Another'];

  const answers = await Promise.allSettled(
    titles.map((title) => planned(aCaller({ role: 'lead', leads: null }), { ...plan, title })),
  );

  expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = answers.find((answer) => answer.status === 'rejected');
  expect(refused?.reason).toMatchObject({
    kind: 'conflict',
    code: expect.stringMatching(/^rollout-(exists|being-planned)$/),
  });
  const stands = titles[answers.findIndex((answer) => answer.status === 'fulfilled')];
  expect((await status(lead)).rollouts).toMatchObject([{ id: 'autumn', title: stands }]);
});

test('a lead of some groups plans nothing', async () => {
  const { plan: planned, status } = await aRoom();

  const reply = planned(aCaller({ role: 'lead', leads: ['finance'] }), plan);

  await expect(reply).rejects.toMatchObject({ kind: 'forbidden', code: 'all-groups-only' });
  expect((await status(lead)).rollouts).toEqual([]);
});

test('playbooks are shown with their phases', async () => {
  const { routes } = await aRoom();

  const { playbooks } = await callRoute(routes, getPlaybooks, { caller: aCaller() });

  expect(playbooks).toMatchObject([
    {
      id: 'small',
      phases: [
        { id: 'networking', audience: 'it-only' },
        { id: 'identity', audience: 'users' },
      ],
    },
  ]);
});

async function aRoom(reached: ReadonlyMap<string, number> = new Map(), timeZone = 'UTC') {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { storage, people, rollouts, routes } = await aHouse({ clock, timeZone, shipped: [aPlaybook()] });
  await addPeople(people, aPerson(), aPerson(), aPerson({ pilot: true }), aPerson({ groupId: 'sales' }));
  for (const [waveId, sent] of reached) await putSentTo(storage, waveId, sent);
  return {
    routes,
    people,
    clock,
    status: (caller: typeof lead) => callRoute(routes, getStatus, { caller }),
    plan: (caller: typeof lead, body: unknown) => callRoute(routes, planRollout, { caller, body }),
    addRollout: (changes: Parameters<typeof aRollout>[0] = {}) =>
      rollouts.add(aRollout(changes), [
        aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
        aWave('identity', 'finance', '2026-09-10', '2026-09-20'),
        aWave('identity', 'sales', '2026-09-20', '2026-10-01'),
      ]),
  };
}
