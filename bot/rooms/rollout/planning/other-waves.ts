import type { Words } from '../../../base/words/message.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import { nameRollouts } from '../waves/name-rollouts.ts';
import type { WaveInDays } from '../waves/planned-wave.ts';
import type { Wave } from '../waves/rollout.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { type WavesByGroup, wavesByGroup } from './collisions.ts';
import { dayNumber } from './day-number.ts';

/** A rollout that goes beside the one that is being planned or moved. */
export interface OtherRollout {
  id: string;
  name: Words;
  playbook: Playbook;
}

/** A wave of it, in day numbers. */
export interface OtherWave extends WaveInDays {
  id: string;
  rollout: OtherRollout;
}

export type OtherWaves = WavesByGroup<OtherWave>;

/** The waves of all rollouts that were not cancelled, but one. */
export async function otherWaves(
  rollouts: Pick<Rollouts, 'going' | 'waves'>,
  exceptId?: string,
): Promise<OtherWaves> {
  const going = await rollouts.going();
  const names = nameRollouts(going);
  const all = await Promise.all(
    going
      .filter(({ id }) => id !== exceptId)
      .map(async ({ id, title, playbook }) => {
        const rollout = { id, name: names.get(id) ?? title, playbook };
        return (await rollouts.waves(id)).map((wave) => inDays(wave, rollout));
      }),
  );
  return wavesByGroup(all.flat());
}

function inDays({ id, phaseId, groupId, start, end }: Wave, rollout: OtherRollout): OtherWave {
  return { id, phaseId, groupId, start: dayNumber(start), end: dayNumber(end), rollout };
}
