import type { Temporal } from 'temporal-polyfill';
import { PILOT } from '../people/person.ts';
import type { Conflict } from './conflicts.ts';
import type { PlannedWave } from './planned-wave.ts';
import type { UserPhase } from './playbook.ts';
import { type Strategy, strategyOf, strideSegments } from './strategy.ts';

interface Plan {
  phases: readonly Pick<UserPhase, 'id' | 'name'>[];
  strategy: Strategy;
  waves: readonly PlannedWave[];
  lengths: { pilotSegments: number; userSegments: number };
}

/** Says who would be in which two phases when, and what to choose instead. */
export function whyConflict(conflict: Conflict, plan: Plan): string {
  const [first, second] = conflict.phases.map((phaseId) => ({
    name: plan.phases.find(({ id }) => id === phaseId)?.name ?? phaseId,
    wave: plan.waves.find((wave) => wave.phaseId === phaseId && wave.groupId === conflict.groupId),
  }));
  const lastDay = day((first?.wave ?? conflict).end.subtract({ days: 1 }));
  const nextStart = day((second?.wave ?? conflict).start);
  return (
    `With the strategy "${plan.strategy.name}", ${who(conflict.groupId)} would be in two phases at once: ` +
    `${first?.name} lasts until ${lastDay}, but ${second?.name} already starts on ${nextStart}. ` +
    wayOut(conflict.groupId, plan)
  );
}

function wayOut(groupId: string, { strategy, lengths }: Plan): string {
  const serial = `"${strategyOf('serial').name}"`;
  if (groupId === PILOT) return `Make the pilot shorter, or choose the strategy ${serial}.`;
  // A group's wave, 1/n of the user segments, must fit into the time until the next phase follows.
  const enough = Math.ceil(lengths.userSegments / strideSegments(strategy, lengths));
  const parallel1 = `"${strategyOf('parallel-1').name}"`;
  return `Plan at least ${enough} business groups, or choose the strategy ${parallel1} or ${serial}.`;
}

function who(groupId: string): string {
  return groupId === PILOT ? 'the pilot set' : `the business group "${groupId}"`;
}

function day(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
