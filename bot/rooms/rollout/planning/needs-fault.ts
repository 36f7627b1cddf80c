import type { Temporal } from 'temporal-polyfill';
import type { Params } from '../../../base/words/message.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import type { PlannedWave } from '../waves/planned-wave.ts';
import { dayNumber } from './day-number.ts';
import { onDay } from './on-day.ts';
import type { PlanFault } from './plan-faults.ts';

/** The rollout of the foundation, as far as workloads stand on it. */
export interface FoundationPlan {
  playbook: Pick<Playbook, 'phases'>;
  waves: readonly PlannedWave[];
}

/**
 * Whether the phases that a workload needs are rolled out before its first day. A needed phase without waves of
 * its own, such as networking, is not judged here: its exit criteria say whether it is done.
 */
export function needsFault(
  playbook: Playbook,
  start: Temporal.PlainDate,
  foundation: FoundationPlan | undefined,
): PlanFault | null {
  if (playbook.kind !== 'workload' || foundation === undefined) return null;
  const { phases } = foundation.playbook;
  const needed = playbook.needs
    .map((id) => ({ id, phase: phases.find((phase) => phase.id === id) }))
    .filter(({ phase }) => phase?.audience !== 'it-only')
    .map(({ id, phase }) => ({ name: phase?.name ?? id, end: endOf(id, foundation.waves) }));

  const unplanned = needed.find(({ end }) => end === undefined);
  if (unplanned !== undefined) {
    return fault({ playbook: playbook.name, phase: unplanned.name, state: 'unplanned', last: '', first: '' });
  }
  // The latest one, so that the day in the sentence is late enough for all.
  const [last] = needed.toSorted((a, b) => (b.end ?? 0) - (a.end ?? 0));
  if (last?.end === undefined || last.end <= dayNumber(start)) return null;
  return fault({
    playbook: playbook.name,
    phase: last.name,
    state: 'planned',
    last: onDay(last.end - 1),
    first: onDay(last.end),
  });
}

/** The first day after the last wave of a phase. */
function endOf(phaseId: string, waves: readonly PlannedWave[]): number | undefined {
  const ends = waves.filter((wave) => wave.phaseId === phaseId).map(({ end }) => dayNumber(end));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function fault(params: Params): PlanFault {
  return { code: 'needs-not-met', params };
}
