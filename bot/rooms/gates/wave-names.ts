import { type Message, message } from '../../base/words/message.ts';
import type { Group } from '../people/groups-table.ts';
import { nameOfGroup } from '../people/name-of-group.ts';
import { userPhases } from '../playbooks/playbook.ts';
import { strategyOf } from '../rollout/planning/strategy.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import { partsOfWaveId } from '../rollout/waves/wave-id.ts';

/** What people call a wave, by its id: Identity for Finance. */
export type NameOfWave = (waveId: string) => Message;

export function waveNames(rollout: InPlan, groups: readonly Group[]): NameOfWave {
  return (waveId) => {
    const { phaseId, groupId } = partsOfWaveId(waveId);
    const phase = phasesAtGate(rollout, phaseId);
    return message('gates.wave-name', { phase, group: nameOfGroup(groups, groupId) });
  };
}

type InPlan = Pick<Rollout, 'playbook'> & Partial<Pick<Rollout, 'strategy'>>;

/** What comes with a wave: its phase, or where all phases of a group come together all of them. */
export function phasesAtGate({ playbook, strategy }: InPlan, phaseId: string): Message {
  const phases = userPhases(playbook);
  const own = phases.filter(({ id }) => id === phaseId);
  const names = (strategy && strategyOf(strategy).bundle ? phases : own).map(({ name }) => name);
  return message('gates.phases', { phases: { list: names.length > 0 ? names : [phaseId] } });
}

/** A reason with the name of the wave that it has the id of: only whoever reads it can be told a name. */
export function withWaveName(reason: Message, nameOf: NameOfWave): Message {
  const waveId = reason.params?.wave;
  if (typeof waveId !== 'string') return reason;
  return { ...reason, params: { ...reason.params, wave: nameOf(waveId) } };
}
