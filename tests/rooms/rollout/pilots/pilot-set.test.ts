import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { movesWith } from '../../../../bot/rooms/people/membership.ts';
import { audienceOf, type Person, PILOT } from '../../../../bot/rooms/people/person.ts';
import {
  audienceIn,
  memberIn,
  ORGANISATIONS_SET,
  type PilotSet,
  type PilotStep,
  SINCE_BEGINNING,
  withStep,
} from '../../../../bot/rooms/rollout/pilots/pilot-set.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { rulesOf } from '../../../../bot/rooms/rollout/turns/rules-of.ts';
import { movesSincePlan } from '../../../../bot/rooms/rollout/turns/since-plan.ts';
import { skipsWave } from '../../../../bot/rooms/rollout/turns/skips-wave.ts';
import { type IndexedPlan, throughPlan } from '../../../../bot/rooms/rollout/turns/timeline.ts';
import { wavesByGroup } from '../../../../bot/rooms/rollout/turns/wave-for-person.ts';
import { type AnyPlan, anyPlan } from '../../../support/any-plan.ts';
import { aKeptWave, aRollout } from '../../../support/builders.ts';

type Somebody = Pick<Person, 'id' | 'groupId' | 'pilot' | 'moves'>;

const KIM = somebody({});

test("who is in no set of a rollout's own follows their group, also as a pilot of the organisation", () => {
  const set: PilotSet = { own: true, steps: new Map() };
  const pilot = somebody({ pilot: true, moves: [aMove('2026-09-01', true)] });

  expect(audienceIn(set, pilot)).toBe('finance');
  expect(memberIn(set, pilot)).toMatchObject({ pilot: false, moves: [aMove('2026-09-01', false)] });
  expect(memberIn(set, KIM)).toBe(KIM);
});

test('joining and leaving are moves of this rollout, beside changes of group', () => {
  const set = aSet([...SINCE_BEGINNING, aStep('2026-09-10', false), aStep('2026-09-20', true)]);
  const person = somebody({
    groupId: 'sales',
    moves: [aMove('2026-01-01', false), { ...aMove('2026-09-15', false), groupId: 'sales' }],
  });

  const { moves, pilot } = memberIn(set, person);

  expect(moves.map(({ date, groupId, pilot: isIn }) => `${date} ${groupId} ${isIn}`)).toEqual([
    '2026-01-01 finance true',
    '2026-09-10 finance false',
    '2026-09-15 sales false',
    '2026-09-20 sales true',
  ]);
  expect(pilot).toBe(true);
});

test('who has left the organisation, or came into no group yet, is in no pilot set', () => {
  const set = aSet(SINCE_BEGINNING);

  for (const groupId of ['has-left', 'unassigned']) {
    expect(audienceIn(set, somebody({ groupId }))).toBe(groupId);
    expect(memberIn(set, somebody({ groupId })).pilot).toBe(false);
  }
});

test("without a set of its own a rollout follows the organisation's, but for those who joined or left it", () => {
  const set: PilotSet = { own: false, steps: new Map([['kim', [aStep('2026-09-10', false)]]]) };
  const pilot = { pilot: true, moves: [aMove('2026-01-01', true)] };

  expect(audienceIn(set, somebody({ id: 'other', ...pilot }))).toBe(PILOT);
  expect(audienceIn(set, somebody(pilot))).toBe('finance');
  expect(memberIn(set, somebody(pilot)).moves).toEqual([
    aMove('2026-01-01', true),
    aMove('2026-09-10', false),
  ]);
  expect(memberIn(ORGANISATIONS_SET, somebody(pilot)).moves).toEqual(pilot.moves);
});

const firstDay = Temporal.PlainDate.from('2024-01-01');
const days = fc.integer({ min: -50, max: 700 });

/** Up to four rollouts with sets of their own or without, and somebody who changes group and joins and leaves sets. */
const anyRollouts = fc.record({
  rollouts: fc.array(
    fc.record({
      request: anyPlan,
      own: fc.boolean(),
      since: fc.boolean(),
      steps: fc.array(fc.record({ day: days, pilot: fc.boolean() }), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  imports: fc.array(fc.record({ day: days, group: fc.nat(3), pilot: fc.boolean() }), { maxLength: 5 }),
  change: fc.record({ at: fc.nat(3), day: days, pilot: fc.boolean() }),
});

test('nobody gets a phase of a rollout twice, or loses one, whoever joins and leaves which set', () => {
  fc.assert(
    fc.property(anyRollouts, ({ rollouts, imports }) => {
      const person = imported(imports);
      for (const plan of rollouts.flatMap(planOf)) {
        const { turns, missed } = throughPlan(plan, person);

        const had = turns.map(({ phaseId }) => phaseId);
        expect(new Set(had).size).toBe(had.length);
        const audiences = new Set(
          movesSincePlan(memberIn(plan.pilots, person), plan.rules.planned).map(audienceOf),
        );
        const theirs = [...audiences, audienceIn(plan.pilots, person)].flatMap(
          (id) => plan.waves.get(id) ?? [],
        );
        const phases = new Set(theirs.map(({ phaseId }) => phaseId));
        expect(new Set([...had, ...missed.map(({ phaseId }) => phaseId)])).toEqual(phases);
      }
    }),
    { numRuns: 80 },
  );
});

test('joining or leaving one set changes nothing in any other rollout', () => {
  fc.assert(
    fc.property(anyRollouts, ({ rollouts, imports, change }) => {
      const person = imported(imports);
      const plans = rollouts.flatMap(planOf);
      const at = change.at % Math.max(1, plans.length);

      const changed = plans.map((plan, index) => {
        if (index !== at) return plan;
        const step = { date: firstDay.add({ days: change.day }), pilot: change.pilot };
        const steps = withStep(plan.pilots.steps.get(person.id) ?? [], step);
        return { ...plan, pilots: { own: plan.pilots.own, steps: new Map([[person.id, steps]]) } };
      });

      const others = (all: readonly IndexedPlan[]) =>
        all.toSpliced(at, 1).map((plan) => throughPlan(plan, person));
      expect(others(changed)).toEqual(others(plans));
    }),
    { numRuns: 60 },
  );
});

test('a wave passes by exactly those of its people who do not go through it', () => {
  fc.assert(
    fc.property(anyRollouts, ({ rollouts, imports }) => {
      const person = imported(imports);
      for (const plan of rollouts.flatMap(planOf)) {
        const own = plan.waves.get(audienceIn(plan.pilots, person)) ?? [];
        const all = [...plan.waves.values()].flat();
        const through = new Set(throughPlan(plan, person).turns.map(({ id }) => id));
        for (const wave of own) {
          const why = skipsWave(plan.rollout, all, wave)(memberIn(plan.pilots, person));

          expect(why === undefined).toBe(through.has(wave.id));
        }
      }
    }),
    { numRuns: 60 },
  );
});

function planOf({
  request,
  own,
  since,
  steps,
}: {
  request: AnyPlan;
  own: boolean;
  since: boolean;
  steps: { day: number; pilot: boolean }[];
}): IndexedPlan[] {
  const plan = schedule(request);
  if (!plan.ok) return [];
  const rollout = aRollout({
    playbook: request.playbook,
    strategy: request.strategy,
    plannedAt: `${request.start.subtract({ days: 30 })}T08:00:00.000Z`,
  });
  const all = steps
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, pilot }) => ({ date: firstDay.add({ days: day }), pilot }))
    .reduce<PilotStep[]>(withStep, own && since ? [...SINCE_BEGINNING] : []);
  const pilots = { own, steps: new Map(all.length > 0 ? [['kim', all]] : []) };
  return [{ rollout, waves: wavesByGroup(plan.waves.map(aKeptWave)), rules: rulesOf(rollout), pilots }];
}

function imported(imports: readonly { day: number; group: number; pilot: boolean }[]): Somebody {
  let known = somebody({ groupId: 'group-0' });
  for (const { day, group, pilot } of imports.toSorted((a, b) => a.day - b.day)) {
    const place = { groupId: `group-${group}`, pilot };
    known = { ...known, ...place, moves: movesWith(known, place, firstDay.add({ days: day })) };
  }
  return known;
}

function somebody(changes: Partial<Somebody>): Somebody {
  return { id: 'kim', groupId: 'finance', pilot: false, moves: [], ...changes };
}

function aSet(steps: readonly PilotStep[]): PilotSet {
  return { own: true, steps: new Map([['kim', steps]]) };
}

function aStep(date: string, pilot: boolean): PilotStep {
  return { date: Temporal.PlainDate.from(date), pilot };
}

function aMove(date: string, pilot: boolean) {
  return { date: Temporal.PlainDate.from(date), groupId: 'finance', pilot };
}
