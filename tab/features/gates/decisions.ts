import type { DecisionKind, GateView } from '../../../bot/contract/gates/gates.ts';
import type { Format } from '../../ui/format/format.ts';

/** A decision that can be taken at a gate, or why it cannot be taken now. */
export interface Choice {
  readonly kind: DecisionKind;
  readonly refusal: string | undefined;
}

type Decidable = Pick<GateView, 'state' | 'storm' | 'verdict' | 'conditions' | 'mayDecide'>;

/** What the reader can decide here, in the order of the buttons; nothing where it is not theirs to decide. */
export function choices(gate: Decidable): readonly Choice[] {
  if (!gate.mayDecide) return [];
  const passes = gate.conditions.every(({ outcome }) => outcome === 'pass');
  const went = (gate.state === 'go' || gate.state === 'overridden') && !gate.storm;
  if (went) return [{ kind: 'hold', refusal: undefined }];
  const go: Choice = {
    kind: 'go',
    refusal: passes
      ? undefined
      : 'You can choose Go once every condition passes. Until then, hold or override.',
  };
  const hold: Choice = { kind: 'hold', refusal: undefined };
  const override: Choice = { kind: 'override', refusal: undefined };
  return [go, ...(gate.state === 'held' && !gate.storm ? [] : [hold]), ...(passes ? [] : [override])];
}

/** What a decision does to the wave and its people, in sentences, before it is taken. */
export function consequences(kind: DecisionKind, gate: GateView, format: Format): readonly string[] {
  const { people, start, state } = gate.wave;
  const its = people === 1 ? 'The 1 person in it hears' : `The ${format.people(people)} in it hear`;
  if (kind === 'hold') {
    return [
      state === 'in-progress' ? 'The wave stops where it is.' : 'The wave does not start.',
      'Its announcements stop too, until somebody lets it go on.',
      `${its} your reason when they ask for their turn.`,
    ];
  }
  const heldOtherwise = gate.heldBecause !== null && gate.state !== 'held' && !gate.storm;
  const goes = [
    state === 'in-progress' ? 'The wave goes on.' : `The wave goes ahead on ${format.day(start)}.`,
    `Its announcements go out to ${format.people(people)} as planned.`,
    ...(heldOtherwise ? ['Any other hold stays until somebody ends it.'] : []),
  ];
  if (kind === 'go') return goes;
  const titles = gate.conditions.filter(({ outcome }) => outcome !== 'pass').map(({ title }) => title);
  return [
    `It goes although ${format.count(titles.length, 'condition does', 'conditions do')} not pass: ${format.list(titles)}.`,
    ...goes,
    'Your name and your reason stay in the decision record.',
  ];
}
