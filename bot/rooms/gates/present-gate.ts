import type { Temporal } from 'temporal-polyfill';
import type { Say } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import type { ConditionView } from '../../contract/gates/gate-conditions.ts';
import type { GateEventView, GateWave } from '../../contract/gates/gates.ts';
import type { Group } from '../people/groups-table.ts';
import { nameOfGroup } from '../people/name-of-group.ts';
import { peopleInWaves } from '../rollout/waves/people-in-waves.ts';
import type { Rollout, Wave } from '../rollout/waves/rollout.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { type JudgedCondition, titleOf } from './conditions/condition.ts';
import type { GateEvent } from './gate.ts';
import { type NameOfWave, phasesAtGate, withWaveName } from './wave-names.ts';

/** Who acted where no lead did. */
export const BY_RULE = 'Groundswell';

export function presentEvent({ by, reason, ...event }: GateEvent, say: Say): GateEventView {
  return { ...event, by: by?.name ?? BY_RULE, reason: sayWords(reason, say) };
}

export function presentCondition(judged: JudgedCondition, nameOf: NameOfWave, say: Say): ConditionView {
  const { reason, source, rows, ...rest } = judged;
  return {
    ...rest,
    warns: judged.warns ?? false,
    title: say(titleOf(judged.id)),
    why: say(withWaveName(reason, nameOf)),
    source: say(source),
    // The wave that the others had their days since.
    rows: rows.map(({ id, name }) =>
      judged.id === 'soak' ? { id, name: say(nameOf(id)) } : { id, name: name && sayWords(name, say) },
    ),
  };
}

/** The wave that a gate stands before; of a bundle the one that stands for all, under the names of all phases. */
export function presentGateWave(
  wave: Wave,
  rollout: Rollout,
  groups: readonly Group[],
  { today, say }: { today: Temporal.PlainDate; say: Say },
): GateWave {
  return {
    id: wave.id,
    phase: { id: wave.phaseId, name: say(phasesAtGate(rollout, wave.phaseId)) },
    group: { id: wave.groupId, name: nameOfGroup(groups, wave.groupId) },
    start: wave.start.toString(),
    end: wave.end.toString(),
    state: waveState(wave, today),
    people: peopleInWaves(groups, wave.groupId),
  };
}
