import { message } from '../../../base/words/message.ts';
import { PILOT } from '../../people/person.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import type { PlannedWave, WaveInDays } from '../waves/planned-wave.ts';
import { dayNumber } from './day-number.ts';
import { calledGroup, type GroupNames } from './group-names.ts';
import { nextStart } from './next-start.ts';
import { onDay } from './on-day.ts';
import type { PlanFault } from './plan-faults.ts';
import type { PlanShape } from './plan-shape.ts';

/** A rollout of the foundation, as far as workloads stand on it. */
export interface FoundationPlan {
  playbook: Pick<Playbook, 'phases'>;
  waves: readonly PlannedWave[];
}

/** What is judged: the waves of a plan, and how it lies when it begins on another day. */
interface Judged {
  playbook: Playbook;
  waves: readonly WaveInDays[];
  shape: PlanShape;
  start: number;
  latest: number;
  groupNames?: GroupNames | undefined;
}

/** The needed phase that a group has last, and the first day after it; undefined where none is planned for it. */
interface Needed {
  phase: string;
  end: number | undefined;
}

/**
 * Whether every wave of a workload starts after its group has had the phases that the workload needs, each in some
 * rollout of the foundation. A needed phase without waves of its own, such as networking, is not judged here: its exit
 * criteria say whether it is done. Without any rollout of the foundation nothing is judged.
 */
export function needsFault(
  { playbook, waves, shape, start, latest, groupNames }: Judged,
  foundations: readonly FoundationPlan[] | undefined,
): PlanFault | null {
  if (playbook.kind !== 'workload' || !foundations?.length) return null;
  const neededOf = neededByGroup(playbook.needs, foundations);
  const judged = waves.flatMap((wave) => {
    const needed = neededOf(wave.groupId);
    return needed ? [{ wave, ...needed, wait: (needed.end ?? Number.POSITIVE_INFINITY) - wave.start }] : [];
  });
  // The one that has to wait longest; those that nothing is planned for wait for ever.
  const [worst] = judged.toSorted((a, b) => (a.wait === b.wait ? 0 : b.wait - a.wait));
  if (worst === undefined || worst.wait <= 0) return null;

  const { wave, phase, end } = worst;
  const about = { playbook: playbook.name, phase, who: who(wave.groupId, groupNames) };
  if (end === undefined) return fault({ ...about, state: 'unplanned', last: '', first: '' });
  const first = nextStart(shape, { from: start + 1, latest }, (placed, share) =>
    placed.wavesOf(share).some((one) => one.start < (neededOf(share.groupId)?.end ?? 0)),
  );
  return fault({ ...about, state: 'planned', last: onDay(end - 1), first: onDay(first ?? end) });
}

/** Looks each group up once. */
function neededByGroup(
  needs: readonly string[],
  foundations: readonly FoundationPlan[],
): (groupId: string) => Needed | undefined {
  const phases = needs.flatMap((id) => {
    const named = foundations.flatMap(({ playbook }) => playbook.phases.filter((phase) => phase.id === id));
    if (named.length > 0 && named.every(({ audience }) => audience === 'it-only')) return [];
    return [{ name: named[0]?.name ?? id, ends: endsByGroup(id, foundations) }];
  });
  const known = new Map<string, Needed | undefined>();
  return (groupId) => {
    if (known.has(groupId)) return known.get(groupId);
    const needed = phases.map(({ name, ends }) => ({ phase: name, end: ends.get(groupId) }));
    const last =
      needed.find(({ end }) => end === undefined) ??
      needed.toSorted((a, b) => (b.end ?? 0) - (a.end ?? 0))[0];
    known.set(groupId, last);
    return last;
  };
}

/** The first day after a phase by group, in the rollout in which the group has it first. */
function endsByGroup(phaseId: string, foundations: readonly FoundationPlan[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { waves } of foundations) {
    for (const wave of waves) {
      if (wave.phaseId !== phaseId) continue;
      const end = dayNumber(wave.end);
      ends.set(wave.groupId, Math.min(end, ends.get(wave.groupId) ?? end));
    }
  }
  return ends;
}

function who(groupId: string, names: GroupNames | undefined) {
  return groupId === PILOT ? message('common.the-pilot-set') : calledGroup(groupId, names);
}

function fault(params: PlanFault['params']): PlanFault {
  return { code: 'needs-not-met', params };
}
