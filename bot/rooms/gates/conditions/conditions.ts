import type { ConditionId, Outcome } from '../../../contract/gates/gate-conditions.ts';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { GateFacts } from '../facts/gate-facts.ts';
import type { Condition, JudgedCondition, NotAsked } from './condition.ts';
import { blockers, issueRate, reach, satisfaction, trainingOpened } from './people-conditions.ts';
import { collisions, groundwork } from './plan-conditions.ts';
import { champions, criteria, foundation, soak } from './readiness-conditions.ts';
import { adoption, dataAge } from './usage-conditions.ts';

export interface Evaluation {
  /** In the order of the screen. */
  conditions: JudgedCondition[];
  notAsked: NotAsked[];
  verdict: Outcome;
}

/** Every condition there is, in the order in which people read them. */
const CONDITIONS: readonly Condition[] = [
  criteria,
  groundwork,
  foundation,
  collisions,
  reach,
  issueRate,
  blockers,
  satisfaction,
  trainingOpened,
  adoption,
  champions,
  dataAge,
  soak,
];

/** Judges the facts of a gate by the limits of its rollout. The same facts and limits always give the same. */
export function evaluate(facts: GateFacts, limits: GateLimits): Evaluation {
  const conditions: JudgedCondition[] = [];
  const notAsked: NotAsked[] = [];
  for (const condition of CONDITIONS) {
    const answered = condition(facts, limits);
    if (answered.asked) conditions.push(answered.condition);
    else notAsked.push(answered.condition);
  }
  return { conditions, notAsked, verdict: verdictOf(conditions) };
}

/** One failure fails the gate; what could not be judged is never counted as a pass. */
export function verdictOf(conditions: readonly Pick<JudgedCondition, 'outcome'>[]): Outcome {
  const outcomes = new Set(conditions.map(({ outcome }) => outcome));
  if (outcomes.has('fail')) return 'fail';
  return outcomes.has('inconclusive') ? 'inconclusive' : 'pass';
}

export function notPassedIn(conditions: readonly Pick<JudgedCondition, 'id' | 'outcome'>[]): ConditionId[] {
  return conditions.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id);
}
