import type { DecidedGate } from '../../../bot/contract/gates/gate-decisions.ts';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import type { Format } from '../../ui/format/format.ts';
import { OUTCOME_WORDS } from './words.ts';

/** What several gates can be decided on at once; an override is for one gate, with its own reason. */
export type SeveralKind = 'go' | 'hold';

type Offered = Pick<GateSummary, 'wave' | 'mayDecide' | 'verdict' | 'seen'>;

/** The gates of a list on which the reader can decide like this: on go those that passed when last looked at. */
export function severalFor<G extends Offered>(gates: readonly G[], kind: SeveralKind): readonly G[] {
  return gates.filter(({ mayDecide, verdict }) => mayDecide && (kind === 'hold' || verdict === 'pass'));
}

/** A gate in a list to choose from: `Finance, Identity · 15 Dec 2026 · Pass`. */
export function severalName({ wave, verdict }: Offered, format: Format): string {
  const stands = verdict === null ? '' : ` · ${OUTCOME_WORDS[verdict]}`;
  return `${wave.group.name}, ${wave.phase.name} · ${format.day(wave.start)}${stands}`;
}

/** What is about to be done, in sentences. */
export function severalConsequences(
  kind: SeveralKind,
  chosen: readonly Offered[],
  format: Format,
): readonly string[] {
  const waves = format.count(chosen.length, 'wave', 'waves');
  const people = format.people(chosen.reduce((sum, { wave }) => sum + wave.people, 0));
  if (kind === 'hold') {
    return [
      `${waves} with ${people} ${chosen.length === 1 ? 'stops' : 'stop'} until somebody lets ${chosen.length === 1 ? 'it' : 'them'} go on.`,
      'Their announcements stop too, and their people hear your reason when they ask for their turn.',
    ];
  }
  return [
    `${waves} with ${people} ${chosen.length === 1 ? 'goes' : 'go'} ahead, and ${chosen.length === 1 ? 'its' : 'their'} announcements go out as planned.`,
    'Each gate is checked again on current facts. A gate that no longer passes stays as it is.',
  ];
}

export interface SeveralResult {
  readonly decided: number;
  readonly refused: readonly { readonly name: string; readonly refusal: string }[];
}

/** What became of them, those that were refused by name. */
export function severalResult(
  answers: readonly DecidedGate[],
  nameOf: (waveId: string) => string,
): SeveralResult {
  const refused = answers.flatMap(({ waveId, refusal }) =>
    refusal === null ? [] : [{ name: nameOf(waveId), refusal }],
  );
  return { decided: answers.length - refused.length, refused };
}
