import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { compareRollouts, getPlanning } from '../../../../bot/contract/rollout/compare.ts';
import { getPlaybooks, planRollout } from '../../../../bot/contract/rollout/rollout.ts';
import {
  meaningOfStrategy,
  nameOfStrategy,
  strategies,
} from '../../../../bot/rooms/rollout/planning/strategy.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase, aWorkload } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = aCaller({ role: 'lead', leads: null });
const wish = { playbookId: 'small', start: '2026-12-01' };
const foundation = { ...wish, id: 'winter', title: 'Winter', strategy: 'serial' };

test('every strategy is told with its figures, its waves and no configuration that nobody asked for', async () => {
  const { compare } = await aRoom();

  const { plans } = await compare(wish);

  expect(plans.map(({ strategy, ok }) => [strategy, ok])).toEqual([
    ['serial', true],
    ['parallel-1', true],
    ['parallel-2', true],
    ['up-front', true],
  ]);
  expect(plans[0]).toEqual({
    strategy: 'serial',
    ok: true,
    end: '2027-05-30',
    days: 180,
    cadenceDays: 90,
    restDays: { min: 60, median: 60 },
    mostPhasesAtOnceForIt: 1,
    mostPilotsAtOnce: 1,
    configuration: null,
    waves: expect.arrayContaining([
      { phaseId: 'identity', groupId: 'pilot', start: '2026-12-01', end: '2026-12-31' },
      { phaseId: 'windows', groupId: 'sales', start: '2027-04-30', end: '2027-05-30' },
    ]),
    collisions: null,
  });
});

test('a strategy that does not fit is told with the reason, beside those that do', async () => {
  const { compare } = await aRoom();

  const { plans } = await compare({ ...wish, groups: ['sales'] });

  expect(plans.map((plan) => (plan.ok ? 'ok' : plan.code))).toEqual(['ok', 'ok', 'two-phases-at-once', 'ok']);
  expect(plans[2]).toMatchObject({ why: expect.stringMatching(/\.$/) });
});

test('settings change the plans, and configuration comes before the pilot of everything at once', async () => {
  const { compare } = await aRoom();

  const { plans } = await compare({ ...wish, settings: { segment: { days: 10 }, configurationDays: 5 } });

  expect(plans.map((plan) => plan.ok && plan.days)).toEqual([60, 50, 40, 35]);
  expect(plans[3]).toMatchObject({ configuration: { start: '2026-12-01', end: '2026-12-06' } });
});

test('a comparison stores nothing', async () => {
  const { compare, rollouts } = await aRoom();

  await compare(wish);

  expect(await rollouts.all()).toEqual([]);
});

test('a start in the past is refused for each strategy, unless the rollout is under way', async () => {
  const { compare } = await aRoom();
  const past = { ...wish, start: '2026-09-09' };

  const refused = await compare(past);
  const allowed = await compare({ ...past, settings: { allowPastStart: true } });

  expect(refused.plans.map((plan) => !plan.ok && plan.code)).toEqual(Array(4).fill('start-in-the-past'));
  expect(allowed.plans.every(({ ok }) => ok)).toBe(true);
});

test('a workload has one plan', async () => {
  const { compare } = await aRoom();

  const { plans } = await compare({ ...wish, playbookId: 'mail' });

  expect(plans).toMatchObject([{ ok: true, cadenceDays: null, restDays: null }]);
});

test('a workload waits for what it needs of the foundation that is planned', async () => {
  const { compare, plan } = await aRoom();
  await plan(foundation);

  const early = await compare({ ...wish, playbookId: 'mail' });
  const late = await compare({ ...wish, playbookId: 'mail', start: '2027-03-01' });
  const planned = plan({ ...foundation, id: 'mail', playbookId: 'mail' });

  expect(early.plans).toMatchObject([{ ok: false, code: 'needs-not-met' }]);
  expect(late.plans).toMatchObject([{ ok: true }]);
  await expect(planned).rejects.toMatchObject({ kind: 'invalid', code: 'needs-not-met' });
});

test('a second workload stands on the foundation, though it is not the newest rollout', async () => {
  const { compare, plan } = await aRoom();
  await plan(foundation);
  const mail = { ...foundation, id: 'mail', playbookId: 'mail', start: '2027-03-01' };
  await plan({ ...mail, collisionReason: 'Windows and mail need no training together.' });

  const { plans } = await compare({ ...wish, playbookId: 'mail' });

  expect(plans).toMatchObject([{ ok: false, code: 'needs-not-met' }]);
});

test.each([
  [{ playbookId: 'large' }, 'not-found', 'There is no playbook "large".'],
  [{ groups: ['legal'] }, 'invalid', 'There is no business group "legal".'],
])('a comparison with %j is answered with a sentence', async (change, kind, sentence) => {
  const { compare } = await aRoom();

  const reply = compare({ ...wish, ...change });

  await expect(reply).rejects.toMatchObject({ kind, message: sentence });
});

test('the first group of a workload takes as long as it is told to', async () => {
  const { compare } = await aRoom();
  const workload = { ...wish, playbookId: 'mail', groups: ['sales', 'finance'] };

  const [usual] = (await compare(workload)).plans;
  const [longer] = (await compare({ ...workload, settings: { firstGroupSegments: 3 } })).plans;

  expect(usual?.ok && longer?.ok && longer.days - usual.days).toBe(60);
});

test('a length of the first group is refused where no group goes alone', async () => {
  const { compare } = await aRoom();

  const reply = compare({ ...wish, settings: { firstGroupSegments: 3 } });

  await expect(reply).rejects.toMatchObject({
    code: 'first-group-of-workload',
    faults: [{ where: 'settings.firstGroupSegments', what: { id: 'rollout.for-workloads' } }],
  });
});

test('a lead of some groups compares nothing and sees nothing to plan with', async () => {
  const { routes } = await aRoom();
  const caller = aCaller({ role: 'lead', leads: ['finance'] });

  const compared = callRoute(routes, compareRollouts, { caller, body: wish });
  const planning = callRoute(routes, getPlanning, { caller });

  await expect(compared).rejects.toMatchObject({ kind: 'forbidden', code: 'all-groups-only' });
  await expect(planning).rejects.toMatchObject({ kind: 'forbidden', code: 'all-groups-only' });
});

test('there are the groups that can be planned, and the usual lengths of each playbook', async () => {
  const { routes, people } = await aRoom();
  await people.meet('00000000-0000-4000-8000-000000000001', 'New Here', '');

  const planning = await callRoute(routes, getPlanning, { caller: lead });

  expect(planning).toEqual({
    today: '2026-09-10',
    rules: { collisions: 'warn' },
    rulesSeen: 0,
    strategies: strategies.map(({ id }) => ({
      id,
      name: sayInEnglish(nameOfStrategy(id)),
      meaning: sayInEnglish(meaningOfStrategy(id)),
    })),
    groups: [
      { group: { id: 'finance', name: 'Finance' }, people: 1 },
      { group: { id: 'sales', name: 'Sales' }, people: 1 },
    ],
    playbooks: [
      {
        id: 'small',
        segmentDays: 30,
        pilotSegments: 1,
        userSegments: 2,
        firstGroupSegments: null,
        configurationDays: 0,
      },
      expect.objectContaining({ id: 'mail', firstGroupSegments: 1, configurationDays: null }),
    ],
  });
});

test('a plan follows its settings and keeps them', async () => {
  const { plan, rollouts } = await aRoom();
  const settings = {
    segment: { months: 1 },
    workingDaysOnly: true,
    freezes: [{ name: 'Holidays', from: '2026-12-20', to: '2027-01-04' }],
  };

  await plan({ ...foundation, settings });

  const rollout = await rollouts.get('winter');
  const waves = await rollouts.waves('winter');
  expect(rollout?.settings).toEqual(settings);
  expect(waves.every(({ start }) => start.dayOfWeek <= 5)).toBe(true);
  expect(rollout?.end.toString()).not.toBe('2027-05-30');
});

test('a plan without settings keeps none', async () => {
  const { plan, rollouts } = await aRoom();

  await plan(foundation);

  expect((await rollouts.get('winter'))?.settings).toEqual({});
});

test('settings that one cell cannot hold are refused before anything is stored', async () => {
  const { plan, rollouts } = await aRoom();
  const groupWeights = Object.fromEntries(
    Array.from({ length: 900 }, (_, index) => [`${'a'.repeat(50)}${index}`, 1]),
  );

  const reply = plan({ ...foundation, settings: { groupWeights } });

  await expect(reply).rejects.toMatchObject({ kind: 'invalid', code: 'settings-too-long' });
  expect(await rollouts.all()).toEqual([]);
});

test('a playbook says of which kind it is and which products it brings', async () => {
  const { routes } = await aRoom();

  const { playbooks } = await callRoute(routes, getPlaybooks, { caller: lead });

  expect(playbooks.map(({ id, kind }) => [id, kind])).toEqual([
    ['small', 'foundation'],
    ['mail', 'workload'],
  ]);
  expect(playbooks.map(({ products }) => products)).toEqual([[], aWorkload().products]);
});

async function aRoom() {
  const phases = [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })];
  const { people, rollouts, routes } = await aHouse({
    clock: settableClock('2026-09-10T10:00:00Z'),
    shipped: [aPlaybook({ phases }), aWorkload()],
  });
  await addPeople(people, aPerson(), aPerson({ pilot: true }), aPerson({ groupId: 'sales' }));
  return {
    routes,
    people,
    rollouts,
    compare: (body: unknown) => callRoute(routes, compareRollouts, { caller: lead, body }),
    plan: (body: unknown) => callRoute(routes, planRollout, { caller: lead, body }),
  };
}
