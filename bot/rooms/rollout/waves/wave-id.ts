import type { PlannedWave } from './planned-wave.ts';

/** What the id of a wave is made of. */
export interface WaveIdParts {
  rolloutId: string;
  phaseId: string;
  /** A business group, or the pilot set. */
  groupId: string;
}

/** `<rollout>.<phase>.<group>`; none of the three has a dot in it. */
export function waveId(
  rolloutId: string,
  { phaseId, groupId }: Pick<PlannedWave, 'phaseId' | 'groupId'>,
): string {
  return `${rolloutId}.${phaseId}.${groupId}`;
}

/** The parts of an id that `waveId` made; empty texts for what is missing in anything else. */
export function partsOfWaveId(id: string): WaveIdParts {
  const [rolloutId = '', phaseId = '', groupId = ''] = id.split('.');
  return { rolloutId, phaseId, groupId };
}
