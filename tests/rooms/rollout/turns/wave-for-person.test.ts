import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { StrategyId } from '../../../../bot/contract/rollout/rollout.ts';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { type PersonInRollout, waveForPerson } from '../../../../bot/rooms/rollout/turns/wave-for-person.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const start = Temporal.PlainDate.from('2026-12-15');
const member = { groupId: 'a', pilot: false, moves: [] };
const pilotMember = { groupId: 'a', pilot: true, moves: [] };

function waves(strategy: StrategyId = 'parallel-2') {
  // Days are counted from the start of the pilot: nothing is configured before it.
  const settings = { configurationDays: 0 };
  const plan = schedule({ playbook: foundation, strategy, start, groups: ['a', 'b'], settings });
  return plan.ok ? plan.waves : [];
}

/** As planned half a year before its start. */
function through(
  planned: ReturnType<typeof waves>,
  person: PersonInRollout,
  today: Temporal.PlainDate,
  bundle = false,
) {
  return waveForPerson(planned, person, today, { bundle, planned: start.subtract({ months: 6 }) });
}

function turn(own: ReturnType<typeof through>) {
  const ids = (list: typeof own.now) => list.map(({ phaseId, groupId }) => `${phaseId} ${groupId}`);
  return { now: ids(own.now), next: ids(own.next), held: ids(own.held), done: ids(own.done) };
}

test('before the rollout a person has only a next wave', () => {
  const own = through(waves(), member, start.subtract({ days: 1 }));

  expect(turn(own)).toEqual({ now: [], next: ['identity a'], held: [], done: [] });
});

test('a person of a group follows the waves of the group', () => {
  const own = through(waves(), member, start.add({ days: 70 }));

  expect(turn(own)).toEqual({ now: ['windows a'], next: ['apps a'], held: [], done: ['identity a'] });
});

test('a person of the pilot set follows the pilot only, whatever the group does', () => {
  const own = through(waves(), pilotMember, start.add({ days: 70 }));

  expect(turn(own)).toEqual({
    now: ['apps pilot'],
    next: ['mdm pilot'],
    held: [],
    done: ['identity pilot', 'windows pilot'],
  });
});

test('up-front brings all phases next, and then now, together', () => {
  const before = through(waves('up-front'), member, start);
  const within = through(waves('up-front'), member, start.add({ days: 30 }));

  expect(before.next).toHaveLength(5);
  expect(within.now).toHaveLength(5);
  expect(within.next).toEqual([]);
});

test('after the last wave everything is done', () => {
  const own = through(waves(), member, start.add({ days: 180 }));

  expect(own).toMatchObject({ now: [], next: [], held: [] });
  expect(own.done).toHaveLength(5);
});

test('between two phases nothing is now', () => {
  const own = through(waves('serial'), member, start.add({ days: 61 }));

  expect(turn(own)).toMatchObject({ now: [], next: ['windows a'], done: ['identity a'] });
});

test('a held wave is neither now nor next', () => {
  const held = waves().map((wave) => ({
    ...wave,
    heldBecause: wave.phaseId === 'windows' ? 'Too many issues' : null,
  }));

  const own = through(held, member, start.add({ days: 40 }));

  expect(turn(own)).toEqual({ now: ['identity a'], next: ['apps a'], held: ['windows a'], done: [] });
});

test('a person whose group is not part of the rollout has no waves', () => {
  const own = through(waves(), { groupId: 'elsewhere', pilot: false, moves: [] }, start);

  expect(own).toEqual({ now: [], next: [], held: [], done: [], all: [], missed: [] });
});
