import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getMyRollout } from '../../../../bot/contract/overview/my-rollout.ts';
import { getTraining } from '../../../../bot/contract/training/training.ts';
import type { Rollout } from '../../../../bot/rooms/rollout/waves/rollout.ts';
import { LEAD_HOLD } from '../../../../bot/rooms/rollout/waves/wave-hold.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase, aWorkload } from '../../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave, callerOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const foundation = aPlaybook({
  phases: [
    aUserPhase({ prework: ['Charge your phone.'], training: [aLink('sign-in')] }),
    aUserPhase({ id: 'devices', name: 'Devices', userStatement: 'I get a new laptop.' }),
  ],
});
const mail = aWorkload({
  phases: [aUserPhase({ id: 'exchange', name: 'Exchange Online', training: [aLink('calendar')] })],
});
const WHY = 'The supplier went out of business';

test('a rollout planned beside another takes nothing away from "When is my turn?"', async () => {
  const { ask, plan } = await aRoom();
  await plan({ id: 'autumn' }, [
    aWave('identity', 'finance', '2026-09-01', '2026-09-11'),
    aWave('devices', 'finance', '2026-09-12', '2026-09-20'),
  ]);
  const before = await ask('2026-09-05');
  await plan({ id: 'mail', playbook: mail }, [aWave('exchange', 'finance', '2026-10-05', '2026-10-15')]);

  const after = await ask('2026-09-05');

  for (const answer of [before, after]) {
    expect(answer).toContain('It is your turn now');
    expect(answer).toContain('"value":"Identity"');
    expect(answer).toContain('Next for you: Devices, from Saturday, 12 September 2026.');
  }
  expect(after).toContain('- Exchange Online: from Monday, 5 October 2026');
});

test('in two rollouts at once both turns are on, with what to do now, and training is for both', async () => {
  const { ask, plan, training } = await aRoom();
  await plan({ id: 'autumn' }, [aWave('identity', 'finance', '2026-09-01', '2026-09-11')]);
  await plan({ id: 'mail', playbook: mail }, [aWave('exchange', 'finance', '2026-09-03', '2026-09-15')]);

  const answer = await ask('2026-09-05');

  expect(answer).toContain('"value":"Identity"');
  expect(answer).toContain('"value":"Exchange Online"');
  expect(answer).toContain("What to do now, if you haven't yet");
  expect(answer).toContain('- Charge your phone.');
  expect(await training('2026-09-05')).toEqual(['sign-in', 'calendar']);
});

test('two turns of the same phase are told apart by their rollouts, and only these are', async () => {
  const { ask, plan } = await aRoom();
  await plan({ id: 'north', title: 'North' }, [
    aWave('identity', 'finance', '2026-09-01', '2026-09-11'),
    aWave('devices', 'finance', '2026-09-20', '2026-09-25'),
  ]);
  await plan({ id: 'south', title: 'South' }, [aWave('identity', 'finance', '2026-09-12', '2026-09-19')]);

  const answer = await ask('2026-09-05');

  expect(answer).toContain('"value":"Identity in North"');
  expect(answer).toContain('Next for you: Identity in South, from');
  expect(answer).toContain('- Devices: from');
});

test('something on hold is told with why and when they hear again, and without its dates', async () => {
  const { ask, plan, hold, mine } = await aRoom();
  await plan({ id: 'autumn' }, [
    aWave('identity', 'finance', '2026-09-01', '2026-09-11'),
    aWave('devices', 'finance', '2026-09-12', '2026-09-20'),
  ]);
  await hold('autumn.devices.finance', 'The laptops are late.');

  const answer = await ask('2026-09-05');
  const [, devices] = (await mine('2026-09-05')).turns;

  expect(answer).toContain('It is your turn now');
  expect(answer).toContain(
    "- Devices. You'll hear as soon as it's decided, and at the latest a week before the new date. Why: The laptops are late.",
  );
  expect(answer).not.toContain('12 September');
  expect(devices).toMatchObject({
    state: 'held',
    held: {
      why: 'The laptops are late.',
      hears: "You'll hear as soon as it's decided, and at the latest a week before the new date.",
    },
  });
});

test('what was stopped within its dates is told without a date before which to hear', async () => {
  const { ask, plan, hold } = await aRoom();
  await plan({ id: 'autumn' }, [aWave('identity', 'finance', '2026-09-01', '2026-09-11')]);
  await hold('autumn.identity.finance', 'Sign-in fails.');

  const answer = await ask('2026-09-05');

  expect(answer).toContain('Your turn is on hold');
  expect(answer).toContain("You'll hear as soon as it goes on.");
});

test('what comes before something on hold is told first', async () => {
  const { ask, plan, hold } = await aRoom();
  await plan({ id: 'autumn' }, [aWave('devices', 'finance', '2026-11-01', '2026-11-11')]);
  await plan({ id: 'mail', playbook: mail }, [aWave('exchange', 'finance', '2026-09-07', '2026-09-15')]);
  await hold('autumn.devices.finance', 'The laptops are late.');

  const answer = await ask('2026-09-05');

  expect(answer).toContain('Your turn starts in 2 days');
  expect(answer).toContain('- Devices. ');
});

test('a cancelled rollout is told with its reason for a month to those who may have heard of it', async () => {
  const { ask, plan, mine } = await aRoom();
  const cancelled = { at: '2026-09-05T09:00:00.000Z', on: '2026-09-05', by: 'Lea Lead', reason: WHY };
  await plan({ id: 'autumn', cancelled }, [
    aWave('identity', 'finance', '2026-08-20', '2026-09-01'),
    aWave('devices', 'finance', '2026-09-10', '2026-09-20'),
  ]);
  await plan({ id: 'far', cancelled, playbook: mail }, [
    aWave('exchange', 'finance', '2027-03-01', '2027-03-11'),
  ]);

  const [within, after] = [await ask('2026-10-05'), await ask('2026-10-06')];
  const { turns, cancelled: told } = await mine('2026-09-06');

  expect(within).toContain(`Devices was cancelled: ${WHY}.`);
  expect(within).toContain('You have already had Identity.');
  expect(within).not.toContain('Exchange');
  expect(after).not.toContain('cancelled');
  expect(after).toContain('You are all done. You have already had Identity,');
  expect(turns.map(({ name, state }) => [name, state])).toEqual([['Identity', 'complete']]);
  expect(told.map(({ words }) => words)).toEqual([`Devices was cancelled: ${WHY}.`]);
});

test('beside what goes on, a cancelled turn is a line of the card', async () => {
  const { ask, plan } = await aRoom();
  const cancelled = { at: '2026-09-05T09:00:00.000Z', on: '2026-09-05', by: 'Lea Lead', reason: WHY };
  await plan({ id: 'autumn', cancelled }, [aWave('devices', 'finance', '2026-09-10', '2026-09-20')]);
  await plan({ id: 'mail', playbook: mail }, [aWave('exchange', 'finance', '2026-10-05', '2026-10-15')]);

  const answer = await ask('2026-09-06');

  expect(answer).toContain('Your turn starts in 29 days');
  expect(answer).toContain('"text":"Cancelled"');
  expect(answer).toContain(`- Devices: ${WHY}`);
});

test('while everything that was planned is cancelled long since, nothing is planned', async () => {
  const { ask, plan } = await aRoom();
  const cancelled = { at: '2026-01-05T09:00:00.000Z', on: '2026-01-05', by: 'Lea Lead', reason: WHY };
  await plan({ id: 'autumn', cancelled }, [aWave('devices', 'finance', '2026-09-10', '2026-09-20')]);

  expect(await ask('2026-09-06')).toContain('Nothing is planned yet.');
});

test('what another rollout of the same playbook brings is not missed', async () => {
  const { ask, plan } = await aRoom([aMove('2026-07-01', 'sales'), aMove('2026-09-02', 'finance')]);
  await plan({ id: 'north', title: 'North' }, [
    aWave('identity', 'sales', '2026-08-20', '2026-09-01'),
    aWave('devices', 'sales', '2026-09-05', '2026-09-20'),
  ]);
  const alone = await ask('2026-09-06');
  await plan({ id: 'south', title: 'South' }, [aWave('devices', 'finance', '2026-10-01', '2026-10-10')]);

  expect(alone).toContain('You have no date for Devices');
  expect(await ask('2026-09-06')).not.toContain('no date');
});

test('a month after a rollout has ended nobody hears any more of what it left them without', async () => {
  const { ask, plan } = await aRoom([aMove('2026-09-15', 'finance')]);
  const end = Temporal.PlainDate.from('2026-09-20');
  await plan({ id: 'autumn', end }, [
    aWave('identity', 'finance', '2026-09-01', '2026-09-11'),
    aWave('devices', 'finance', '2026-09-12', '2026-09-20'),
  ]);

  expect(await ask('2026-10-20')).toContain('You have no date for Identity');
  expect(await ask('2026-10-21')).not.toContain('no date');
});

test('in six rollouts everything is on one card, what is on in full and the rest in lines', async () => {
  const { ask, plan, mine } = await aRoom();
  for (let index = 0; index < 6; index += 1) {
    await plan({ id: `rollout-${index}`, title: `Region ${index}` }, [
      aWave('identity', 'finance', `2026-09-0${index + 1}`, `2026-09-1${index + 1}`),
      aWave('devices', 'finance', `2026-10-0${index + 1}`, `2026-10-1${index + 1}`),
    ]);
  }

  const answer = await ask('2026-09-05');
  const { turns, rollouts } = await mine('2026-09-05');

  for (const index of [0, 1, 2, 3, 4]) expect(answer).toContain(`"value":"Identity in Region ${index}"`);
  expect(answer).toContain('Next for you: Identity in Region 5, from Sunday, 6 September 2026.');
  expect(answer).toContain('- Devices in Region 5: from Tuesday, 6 October 2026');
  expect(answer.length).toBeLessThan(10_000);
  expect(turns.map(({ start }) => start)).toEqual(turns.map(({ start }) => start).toSorted());
  expect(new Set(turns.map(({ waveId }) => waveId)).size).toBe(12);
  expect(rollouts).toHaveLength(6);
});

test('who is in no wave of any rollout hears so', async () => {
  const { ask, plan } = await aRoom();
  await plan({ id: 'autumn' }, [aWave('identity', 'sales', '2026-09-01', '2026-09-11')]);
  await plan({ id: 'mail', playbook: mail }, [aWave('exchange', 'sales', '2026-10-05', '2026-10-15')]);

  expect(await ask('2026-09-05')).toContain('You are not in any wave of the rollouts.');
});

/** A person of Finance, and rollouts as they are planned one after the other. */
async function aRoom(moves: ReturnType<typeof aMove>[] = []) {
  const clock = settableClock('2026-08-01T07:00:00Z');
  const { storage, people, rollouts, planChanges, routes, type } = await aHouse({
    clock,
    shipped: [foundation, mail],
  });
  const person = aPerson({ moves });
  await addPeople(people, person, aPerson({ id: crypto.randomUUID(), groupId: 'sales' }));
  const rows = await storage.table<{ cancelled: string }>('rollouts');
  const onDay = (date: string) => clock.set(`${date}T12:00:00Z`);

  return {
    async plan(changes: Partial<Rollout> & { id: string }, waves: Parameters<typeof rollouts.add>[1]) {
      await rollouts.add(aRollout({ playbook: foundation, ...changes }), waves);
      const { id, cancelled } = changes;
      if (cancelled)
        await rows.merge({ partitionKey: 'rollout', rowKey: id, cancelled: JSON.stringify(cancelled) });
    },
    async hold(waveId: string, why: string) {
      const [rolloutId = ''] = waveId.split('.');
      const entry = {
        id: crypto.randomUUID(),
        change: 'held' as const,
        waveId,
        by: { id: person.id, name: 'Lea Lead' },
        at: '2026-09-01T08:00:00.000Z',
        reason: why,
        dates: null,
        waves: 1,
        version: null,
        rolloutEnd: null,
      };
      await planChanges.hold(rolloutId, { id: LEAD_HOLD, kind: 'lead', why }, entry);
    },
    /** "When is my turn?" on a day, as JSON. */
    async ask(date: string) {
      onDay(date);
      return type(person, 'When is my turn?');
    },
    async mine(date: string) {
      onDay(date);
      return callRoute(routes, getMyRollout, { caller: callerOf(person) });
    },
    async training(date: string) {
      onDay(date);
      const { items } = await callRoute(routes, getTraining, { caller: callerOf(person) });
      return items.map(({ id }) => id);
    },
  };
}

function aMove(date: string, groupId: string) {
  return { date: Temporal.PlainDate.from(date), groupId, pilot: false };
}

function aLink(id: string) {
  return { id, title: `About ${id}`, url: `https://learn.example/${id}`, minutes: 5 };
}
