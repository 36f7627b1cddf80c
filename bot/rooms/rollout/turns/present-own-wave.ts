import type { OwnWaveView } from '../../../contract/rollout/membership.ts';
import { phaseOf, type Rollout, type Wave } from '../waves/rollout.ts';
import type { OwnWave } from './wave-for-person.ts';

/** A wave as the person who goes through it sees it: with the dates that are theirs. */
export function presentOwnWave(wave: OwnWave<Wave>, rollout: Rollout, groupName: string): OwnWaveView {
  const { id: waveId, phaseId, groupId, start, end, late } = wave;
  return {
    waveId,
    phase: { id: phaseId, name: phaseOf(rollout, phaseId).name },
    group: { id: groupId, name: groupName },
    start: start.toString(),
    end: end.toString(),
    late,
  };
}
