import type { MissedPhase, OwnWave } from './wave-for-person.ts';

/** How a group is called inside a sentence. */
export type NameOf = (groupId: string) => string;

/** Why the dates of a wave are not those of the person's group; undefined where they are. */
export function sayWhoseWave(
  wave: OwnWave<{ groupId: string; heldBecause: string | null }>,
  audience: string,
  nameOf: NameOf,
): string | undefined {
  if (wave.groupId !== audience && wave.heldBecause !== null) {
    return `You were with ${nameOf(wave.groupId)} when this was to start. It stays with them until it has a new date.`;
  }
  if (wave.groupId !== audience) {
    return `You were with ${nameOf(wave.groupId)} when this started, so you finish it with them. After that the dates of ${nameOf(audience)} are yours.`;
  }
  if (!wave.late) return undefined;
  return `${capital(nameOf(audience))} started this before you could take part, so you join late: your dates are shorter than theirs.`;
}

/** Which phases no date brings to a person and why, each as a sentence. Empty when there are none. */
export function sayMissed(
  missed: readonly MissedPhase[],
  audience: string,
  nameOf: NameOf,
  phaseName: (phaseId: string) => string,
): string[] {
  const names = (why: MissedPhase['why']) =>
    missed.filter((phase) => phase.why === why).map(({ phaseId }) => phaseName(phaseId));
  const [over, notPlanned] = [names('over'), names('not-planned')];
  const sentences: string[] = [];
  if (over.length > 0)
    sentences.push(
      `You have no date for ${listWords(over)}: ${nameOf(audience)} had or has ${itOrThem(over)} before you can take part.`,
    );
  if (notPlanned.length > 0)
    sentences.push(
      `You have no date for ${listWords(notPlanned)}: nothing of the kind is planned for ${nameOf(audience)}.`,
    );
  return sentences;
}

/** What a person does about a phase that no date brings them. */
export const WHAT_TO_DO_ABOUT_MISSED =
  'Your rollout team sees this in the Groundswell tab. If you need it soon, type **report an issue** and say so.';

function itOrThem(names: readonly string[]): string {
  return names.length === 1 ? 'it' : 'them';
}

/** Names as a sentence lists them: "A, B and C". */
export function listWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
