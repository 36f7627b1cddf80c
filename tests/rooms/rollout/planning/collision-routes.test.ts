import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { changePlanningRules } from '../../../../bot/contract/rollout/collisions.ts';
import { compareRollouts, getPlanning } from '../../../../bot/contract/rollout/compare.ts';
import { planRollout } from '../../../../bot/contract/rollout/rollout.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aWorkload } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = aCaller({ role: 'lead', leads: null });
/** Identity: pilot set until 31 January, Finance until 2 March, Sales until 1 April. */
const first = {
  id: 'first',
  title: 'First',
  playbookId: 'small',
  strategy: 'serial',
  start: '2027-01-01',
  groups: ['finance', 'sales'],
};
const mail = { ...first, id: 'mail', title: 'Mail', playbookId: 'mail', start: '2027-04-01' };
const chat = { ...mail, id: 'chat', title: 'Chat', start: '2027-04-10', groups: ['sales', 'finance'] };

test('a second rollout of the foundation that meets the first is refused with what, whom and the next start', async () => {
  const { plan } = await aRoom();
  await plan(first);

  const second = plan({ ...first, id: 'second', start: '2027-01-20', collisionReason: 'We are in a hurry.' });

  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    code: 'collision-refused',
    message:
      'Identity for the pilot set runs into Identity of "First", from 20 January 2027 to 30 January 2027. In all, 3 waves have the same people on the same days as another rollout: 4 people. Two rollouts of the foundation never may. The next start without a collision is 31 January 2027.',
  });
});

test('of two of the foundation that are planned at the same moment one stands, and nothing is left of the other', async () => {
  const { plan, rollouts, storage } = await aRoom();

  const both = await Promise.allSettled([plan(first), plan({ ...first, id: 'second', start: '2027-01-20' })]);

  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({ reason: { code: 'collision-refused' } });
  const [stands] = await rollouts.all();
  const waves = await storage.table('waves');
  const partitions = (await Array.fromAsync(waves.list())).map(({ partitionKey }) => partitionKey);
  expect(new Set(partitions)).toEqual(new Set([stands?.id]));
});

test('what is said to be the next start is taken', async () => {
  const { plan, compare } = await aRoom();
  await plan(first);
  const { plans } = await compare({ ...first, start: '2027-01-20' });
  const next = plans[0]?.ok ? plans[0].collisions?.nextStart : undefined;

  const planned = await plan({ ...first, id: 'second', start: next });

  expect(next).toBe('2027-01-31');
  expect(planned.rollout).toMatchObject({ id: 'second', collisionReason: null });
});

test('any other two need a reason, which is kept and shown', async () => {
  const { plan, rollouts } = await aRoom();
  await plan(first);
  await plan(mail);
  const collisionReason = 'Both are small for these people.';

  const without = plan(chat);
  await expect(without).rejects.toMatchObject({ kind: 'conflict', code: 'collision-needs-reason' });
  const planned = await plan({ ...chat, collisionReason });

  expect(planned.rollout).toMatchObject({ id: 'chat', collisionReason });
  expect((await rollouts.get('chat'))?.settings).toEqual({ collisionReason });
});

test('a reason that is not needed is not kept', async () => {
  const { plan } = await aRoom();

  const planned = await plan({ ...first, collisionReason: 'To be sure.' });

  expect(planned.rollout.collisionReason).toBeNull();
});

test('a comparison tells for each strategy which waves collide, for how many people, and the next free start', async () => {
  const { plan, compare } = await aRoom();
  await plan(first);
  await plan(mail);

  const { plans } = await compare(chat);

  expect(plans).toMatchObject([
    {
      collisions: {
        waves: 2,
        people: 3,
        refused: false,
        nextStart: '2027-06-30',
        first: [
          {
            phase: { name: 'Mail' },
            group: { id: 'pilot' },
            people: 1,
            rollout: { id: 'mail', name: 'Mail' },
            otherPhase: { name: 'Mail' },
            from: '2027-04-10',
            to: '2027-05-01',
          },
          { group: { name: 'Sales' } },
        ],
      },
    },
  ]);
});

test('an organisation that refuses collisions gets none, also with a reason', async () => {
  const { plan, compare, changeRules, planning } = await aRoom();
  await plan(first);
  await plan(mail);

  await changeRules('refuse', 0);

  const { plans } = await compare(chat);
  expect(plans).toMatchObject([{ collisions: { refused: true } }]);
  const planned = plan({ ...chat, collisionReason: 'Please.' });
  await expect(planned).rejects.toMatchObject({ code: 'collision-refused' });
  expect(await planning()).toMatchObject({ rules: { collisions: 'refuse' }, rulesSeen: 1 });
});

test('of two leads who change the rules one is told, and a lead of some groups changes none', async () => {
  const { changeRules, planning } = await aRoom();
  await changeRules('refuse', 0);

  await expect(changeRules('warn', 0)).rejects.toMatchObject({ code: 'planning-rules-changed' });
  const ofSome = changeRules('warn', 1, aCaller({ role: 'lead', leads: ['sales'] }));
  await expect(ofSome).rejects.toMatchObject({ kind: 'forbidden', code: 'all-groups-only' });

  expect(await planning()).toMatchObject({ rules: { collisions: 'refuse' } });
});

async function aRoom() {
  const { people, rollouts, routes, storage } = await aHouse({
    clock: settableClock('2026-12-10T10:00:00Z'),
    shipped: [aPlaybook(), aWorkload()],
  });
  const sales = () => aPerson({ groupId: 'sales' });
  await addPeople(people, aPerson(), aPerson({ pilot: true }), sales(), sales());
  return {
    rollouts,
    storage,
    plan: (body: unknown) => callRoute(routes, planRollout, { caller: lead, body }),
    compare: ({ playbookId, start, groups }: typeof first) =>
      callRoute(routes, compareRollouts, { caller: lead, body: { playbookId, start, groups } }),
    planning: () => callRoute(routes, getPlanning, { caller: lead }),
    changeRules: (collisions: string, seen: number, caller = lead) =>
      callRoute(routes, changePlanningRules, { caller, body: { rules: { collisions }, seen } }),
  };
}
