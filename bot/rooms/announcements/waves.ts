import { notFound } from '../../base/errors.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import type { UserPhase } from '../playbooks/playbook.ts';
import { phaseOf, type Rollout, type Wave } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';

/** A wave with everything that an announcement says about it. */
export interface WaveInFull {
  wave: Wave;
  rollout: Rollout;
  phase: UserPhase;
  groupName: string;
}

/** @throws AnswerError when the wave does not exist. */
export async function waveInFull(rollouts: Rollouts, people: People, waveId: string): Promise<WaveInFull> {
  const wave = await rollouts.wave(waveId);
  const [rollout, groupName] = await Promise.all([
    rollouts.get(wave.rolloutId),
    nameOfAudience(people, wave.groupId),
  ]);
  if (!rollout) throw notFound('rollout', wave.rolloutId);
  return { wave, rollout, phase: phaseOf(rollout, wave.phaseId), groupName };
}

export async function nameOfAudience(people: People, audience: string): Promise<string> {
  return audience === PILOT ? 'Pilot set' : people.groupName(audience);
}
