import { Temporal } from 'temporal-polyfill';
import { shippedPlaybooks } from '../../bot/rooms/playbooks/shipped-playbooks.ts';
import { compareStrategies } from '../../bot/rooms/rollout/planning/compare-strategies.ts';
import type { Bench, Figure } from './figure.ts';

const GROUPS = 500;
const TIMES = 30;
/** As long as a lead may wait without noticing. */
const MOST_MS = 50;

/** Four strategies of the foundation for 500 groups, planned and checked for conflicts, as the Compare screen asks. */
export const planning: Bench = { name: 'planning', minutes: 1, run };

async function run(): Promise<Figure[]> {
  const [first = Number.NaN, ...later] = Array.from({ length: TIMES }, () => plannedIn(GROUPS));
  const twice = Array.from({ length: TIMES }, () => plannedIn(2 * GROUPS));
  return [
    {
      figure: `4 strategies, ${GROUPS} groups, median`,
      value: median(later),
      unit: 'ms',
      goal: { atMost: MOST_MS },
    },
    { figure: 'the same, first time in the process', value: first, unit: 'ms' },
    { figure: 'time for twice the groups', value: median(twice) / median(later), unit: 'times' },
  ];
}

/** Milliseconds for one comparison. */
function plannedIn(count: number): number {
  const groups = Array.from({ length: count }, (_, index) => `group-${index}`);
  const [playbook] = shippedPlaybooks();
  if (!playbook) throw new Error('There is no playbook to plan with.');
  const start = Temporal.PlainDate.from('2026-12-15');
  const before = performance.now();
  const plans = compareStrategies({ playbook, start, groups });
  const took = performance.now() - before;
  if (!plans.every((plan) => plan.ok)) throw new Error('A strategy was refused, so nothing was measured.');
  return took;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
