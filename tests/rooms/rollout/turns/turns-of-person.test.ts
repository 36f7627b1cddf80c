import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { StrategyId } from '../../../../bot/contract/rollout/rollout.ts';
import type { MembershipMove } from '../../../../bot/rooms/people/person.ts';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import {
  type TurnsOfPerson,
  turnsOf,
  wavesByAudience,
} from '../../../../bot/rooms/rollout/turns/turns-of-person.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { whyOf } from '../../../support/in-words.ts';

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const start = Temporal.PlainDate.from('2026-12-15');

// In parallel-2 with two groups a wave lasts 30 days: Identity is 0-30 for the pilot, 30-60 for a, 60-90 for b.
function waves(strategy: StrategyId = 'parallel-2') {
  // Days are counted from the start of the pilot: nothing is configured before it.
  const settings = { configurationDays: 0 };
  const plan = schedule({ playbook: foundation, strategy, start, groups: ['a', 'b'], settings });
  if (!plan.ok) throw new Error(whyOf(plan));
  return wavesByAudience(plan.waves, { bundle: strategy === 'up-front' });
}

function since(day: number, groupId: string, pilot = false): MembershipMove {
  return { date: start.add({ days: day }), groupId, pilot };
}

function say({ turns, missed }: TurnsOfPerson): string[] {
  const day = (date: Temporal.PlainDate) => start.until(date).days;
  return [
    ...turns.map(
      (turn) =>
        `${turn.phaseId} ${turn.groupId} ${day(turn.start)}-${day(turn.end)}${turn.late ? ' late' : ''}`,
    ),
    ...missed.map((phaseId) => `${phaseId} missed`),
  ];
}

test('a person who stays in a group goes through its waves', () => {
  const turns = turnsOf({ moves: [since(-100, 'a')] }, waves());

  expect(say(turns)).toEqual([
    'identity a 30-60',
    'windows a 60-90',
    'apps a 90-120',
    'mdm a 120-150',
    'infoprotect a 150-180',
  ]);
});

test('a person who changes group in the middle of a wave finishes it, then follows the new group', () => {
  const turns = turnsOf({ moves: [since(-100, 'a'), since(75, 'b')] }, waves());

  // Windows is theirs until day 90; of b they need neither Identity nor Windows again.
  expect(say(turns)).toEqual([
    'identity a 30-60',
    'windows a 60-90',
    'apps b 120-150',
    'mdm b 150-180',
    'infoprotect b 180-210',
  ]);
});

test('a person who comes into a group that is ahead misses what it had already', () => {
  const turns = turnsOf({ moves: [since(-100, 'b'), since(59, 'a')] }, waves());

  expect(say(turns).slice(0, 2)).toEqual(['identity a 59-60 late', 'windows a 60-90']);
  expect(say(turnsOf({ moves: [since(-100, 'b'), since(60, 'a')] }, waves())).slice(-1)).toEqual([
    'identity missed',
  ]);
});

test('a person who finishes a wave while the new group is in its next one comes in late', () => {
  const turns = turnsOf({ moves: [since(-100, 'b'), since(70, 'a', true)] }, waves());

  // Identity with b until day 90, when the pilot set is about to begin the fourth phase.
  expect(say(turns)).toEqual([
    'identity b 60-90',
    'mdm pilot 90-120',
    'infoprotect pilot 120-150',
    'windows missed',
    'apps missed',
  ]);
});

test('a person of the pilot set is in no wave of their group, and nothing is repeated after they leave the set', () => {
  const turns = turnsOf({ moves: [since(-100, 'a', true), since(45, 'a')] }, waves());

  expect(say(turns)).toEqual([
    'identity pilot 0-30',
    'windows pilot 30-60',
    'apps a 90-120',
    'mdm a 120-150',
    'infoprotect a 150-180',
  ]);
});

test('a short stay in a group while a wave of another one lasts changes nothing', () => {
  const moves = [since(-100, 'a'), since(40, 'b'), since(50, 'a')];

  expect(turnsOf({ moves }, waves())).toEqual(turnsOf({ moves: [since(-100, 'a')] }, waves()));
});

test('moves may come in any order, and the last one of a day counts', () => {
  const moves = [since(75, 'c'), since(75, 'b'), since(-100, 'a')];

  expect(turnsOf({ moves }, waves())).toEqual(
    turnsOf({ moves: [since(-100, 'a'), since(75, 'b')] }, waves()),
  );
});

test('of a bundle a person gets all phases together, once', () => {
  const turns = turnsOf({ moves: [since(-100, 'a'), since(45, 'b')] }, waves('up-front'));

  expect(say(turns)).toEqual([
    'identity a 30-60',
    'windows a 30-60',
    'apps a 30-60',
    'mdm a 30-60',
    'infoprotect a 30-60',
  ]);
});

test('somebody who was never in a group of the rollout misses everything', () => {
  const turns = turnsOf({ moves: [since(0, 'elsewhere')] }, waves());

  expect(turns.turns).toEqual([]);
  expect(turns.missed).toHaveLength(5);
});
