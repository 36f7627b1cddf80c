export interface PhaseOfRollout {
  rolloutId: string;
  phaseId: string;
}

/** Which phase a report is about. Forms of before name no rollout. */
export type PhaseKey = PhaseOfRollout | { rolloutId?: undefined; phaseId: string };

/** As the choice of a form; neither id has a dot in it. */
export function keyText({ rolloutId, phaseId }: PhaseKey): string {
  return rolloutId === undefined ? phaseId : `${rolloutId}.${phaseId}`;
}

/** What a form of today, or one of before, sends. */
export function keyIn(text: string): PhaseKey {
  const dot = text.indexOf('.');
  return dot < 0 ? { phaseId: text } : { rolloutId: text.slice(0, dot), phaseId: text.slice(dot + 1) };
}
