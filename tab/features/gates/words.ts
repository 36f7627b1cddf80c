import type { ConditionView, Outcome } from '../../../bot/contract/gates/gate-conditions.ts';
import { GATE_STATES } from '../../../bot/contract/gates/gate-states.ts';
import type { DecisionKind, GateEventView, GateState, GateView } from '../../../bot/contract/gates/gates.ts';
import type { Format } from '../../ui/format/format.ts';

export const OUTCOME_WORDS: Record<Outcome, string> = {
  pass: 'Pass',
  fail: 'Fail',
  inconclusive: 'Inconclusive',
};

export const GATE_STATE_WORDS: Record<GateState, string> = {
  coming: 'Coming',
  open: 'Needs a decision',
  go: 'Go',
  held: 'Held',
  overridden: 'Overridden',
};

/** A gate that nobody decided on before its wave went. */
export const UNDECIDED = 'No decision';

export const EVENT_WORDS: Record<GateEventView['kind'], string> = {
  brought: 'Brought to the leads',
  go: 'Go',
  hold: 'Hold',
  override: 'Override',
  storm: 'Stopped by the storm brake',
};

/** What holds a wave, as a title above what its people hear. */
export const HOLD_WORDS: Record<GateView['heldBy'][number]['kind'], string> = {
  lead: 'A lead holds this wave',
  gate: 'Its gate holds this wave',
  storm: 'The storm brake holds this wave',
  safeguard: 'A known issue holds this wave',
};

export const DECISION_WORDS: Record<DecisionKind, string> = { go: 'Go', hold: 'Hold', override: 'Override' };

export function gateStateNamed(name: string): GateState | undefined {
  return GATE_STATES.find((state) => state === name);
}

type Unit = ConditionView['unit'];

/** A value or a limit with its unit: `82.4 %`, `4.2 per 100`, `5 days`. */
export function amount(value: number, unit: Unit, format: Format): string {
  switch (unit) {
    case 'percent':
      return `${format.number(value)} %`;
    case 'per-100':
      return `${format.number(value)} per 100`;
    case 'days':
      return format.count(value, 'day', 'days');
    case 'points':
      return `${format.number(value)} of 5`;
    case 'people':
      return format.count(value, 'person', 'people');
    case 'count':
      return format.number(value);
  }
}

/** What a condition asks: `at least 80 %`; a condition that is a yes or no asks for no number. */
export function limitWords(
  { limit, unit, bound }: Pick<ConditionView, 'limit' | 'unit' | 'bound'>,
  format: Format,
) {
  if (limit === null) return undefined;
  return `${bound === 'at-least' ? 'at least' : 'at most'} ${amount(limit, unit, format)}`;
}

/** What all conditions together say, in a sentence. */
export function verdictSentence(
  conditions: readonly Pick<ConditionView, 'outcome'>[],
  format: Format,
): string {
  const all = conditions.length;
  const count = (outcome: Outcome) => conditions.filter((condition) => condition.outcome === outcome).length;
  const failing = count('fail');
  const open = count('inconclusive');
  if (all === 0) return 'This gate asks nothing of this wave.';
  if (failing === 0 && open === 0) {
    if (all === 1) return 'The one condition passes.';
    return all === 2 ? 'Both conditions pass.' : `All ${format.number(all)} conditions pass.`;
  }
  const ofAll = `of ${format.count(all, 'condition', 'conditions')}`;
  if (failing === 0) {
    return `${format.number(open)} ${ofAll} cannot be judged yet, and that does not count as a pass.`;
  }
  const first = `${format.number(failing)} ${ofAll} ${failing === 1 ? 'does' : 'do'} not pass.`;
  return open === 0 ? first : `${first} ${format.number(open)} more cannot be judged yet.`;
}
