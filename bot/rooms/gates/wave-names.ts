import { type Message, message } from '../../base/words/message.ts';
import type { Group } from '../people/groups-table.ts';
import { nameOfGroup } from '../people/name-of-group.ts';
import { phasesTogether } from '../rollout/planning/phases-together.ts';
import { partsOfWaveId } from '../rollout/waves/wave-id.ts';

/** What people call a wave, by its id: Identity for Finance. */
export type NameOfWave = (waveId: string) => Message;

type InPlan = Parameters<typeof phasesTogether>[0];

export function waveNames(rollout: InPlan, groups: readonly Group[]): NameOfWave {
  return (waveId) => {
    const { phaseId, groupId } = partsOfWaveId(waveId);
    const phase = phasesAtGate(rollout, phaseId);
    return message('gates.wave-name', { phase, group: nameOfGroup(groups, groupId) });
  };
}

/** What comes with a wave: its phase, or where all phases of a group come together all of them. */
export function phasesAtGate(rollout: InPlan, phaseId: string): Message {
  const names = phasesTogether(rollout, phaseId).map(({ name }) => name);
  return message('gates.phases', { phases: { list: names.length > 0 ? names : [phaseId] } });
}

/** A reason with the name of the wave that it has the id of: only whoever reads it can be told a name. */
export function withWaveName(reason: Message, nameOf: NameOfWave): Message {
  const waveId = reason.params?.wave;
  if (typeof waveId !== 'string') return reason;
  return { ...reason, params: { ...reason.params, wave: nameOf(waveId) } };
}
