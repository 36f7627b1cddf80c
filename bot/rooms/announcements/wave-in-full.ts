import { forbidden, notFound } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import type { Caller } from '../../doors/http/route.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import type { UserPhase } from '../playbooks/playbook.ts';
import { bundlesOf } from '../rollout/planning/bundles.ts';
import { phaseAsTold } from '../rollout/planning/phases-together.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import type { Rollout, Wave } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';

/** A wave with everything that an announcement says about it. */
export interface WaveInFull {
  wave: Wave;
  rollout: Rollout;
  phase: UserPhase;
  groupName: string;
}

/**
 * Of a bundle the wave that stands for all of it, which is announced once.
 * @throws AnswerError when the wave does not exist
 */
export async function waveInFull(rollouts: Rollouts, people: People, waveId: string): Promise<WaveInFull> {
  const asked = await rollouts.wave(waveId);
  const [rollout, waves, groupName] = await Promise.all([
    rollouts.get(asked.rolloutId),
    rollouts.waves(asked.rolloutId),
    nameOfAudience(people, asked.groupId),
  ]);
  if (!rollout) throw notFound('rollout', asked.rolloutId);
  const [lead = asked] = bundlesOf(rollout, waves).of(asked);
  const wave = lead.id === waveId ? asked : await rollouts.wave(lead.id);
  return { wave, rollout, phase: phaseAsTold(rollout, wave.phaseId), groupName };
}

/** @throws AnswerError when the wave does not exist or this lead may not address it. */
export async function waveToAnnounce(
  { rollouts, people }: { rollouts: Rollouts; people: People },
  caller: Caller,
  waveId: string,
): Promise<WaveInFull> {
  const full = await waveInFull(rollouts, people, waveId);
  if (leadsWave(caller, full.wave)) return full;
  const group = full.wave.groupId === PILOT ? message('common.the-pilot-set') : full.groupName;
  throw forbidden('not-your-group', { what: 'announce', group });
}

export async function nameOfAudience(people: People, audience: string): Promise<string> {
  return audience === PILOT ? 'Pilot set' : people.groupName(audience);
}
