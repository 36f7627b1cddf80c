import { Temporal } from 'temporal-polyfill';
import type { InfrastructureState } from '../../../contract/criteria/criteria.ts';
import type { StandingCriterion } from '../../criteria/criteria.ts';
import type { Playbook, PlaybookPhase } from '../../playbooks/playbook.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { Groundwork } from './gate-facts.ts';

type Placed = Pick<Wave, 'phaseId' | 'start'>;

/** How the phases of a rollout stand on the side of IT. */
export interface SetUp {
  infrastructure(phaseId: string): InfrastructureState;
  criteria(phaseId: string): readonly StandingCriterion[];
}

/**
 * What IT has to have done before a wave: the phase is configured before its first wave, and so are the IT-only phases
 * that stand before it in the playbook, which are asked for before the first wave that builds on them. What stands
 * after the last phase of all is told at the last waves. Null for a wave of which nothing is asked.
 */
export function groundworkOf(
  { phases }: Pick<Playbook, 'phases'>,
  waves: readonly Placed[],
  wave: Placed,
  setUp: SetUp,
): Groundwork | null {
  const place = phases.findIndex(({ id }) => id === wave.phaseId);
  const phase = phases[place];
  const isFirst = isAtEdge(waves, wave, -1);
  const isLast = phases.slice(place + 1).every(isItOnly) && isAtEdge(waves, wave, 1);
  if (!phase || (!isFirst && !isLast)) return null;
  const before = phases.slice(phases.slice(0, place).findLastIndex((one) => !isItOnly(one)) + 1, place);
  const after = phases.slice(place + 1).filter(isItOnly);
  return {
    infrastructure: isFirst ? [{ phase: phase.name, state: setUp.infrastructure(phase.id) }] : [],
    open: isFirst ? openIn(before, setUp) : [],
    after: isLast ? openIn(after, setUp) : [],
  };
}

/** What is asked of the waves of a bundle; null where nothing is. */
export function groundworkOfAll(all: readonly Groundwork[]): Groundwork | null {
  if (all.length === 0) return null;
  return {
    infrastructure: all.flatMap(({ infrastructure }) => infrastructure),
    open: all.flatMap(({ open }) => open),
    after: all.flatMap(({ after }) => after),
  };
}

/** Whether no wave of the same phase starts earlier, or none later. */
function isAtEdge(waves: readonly Placed[], wave: Placed, side: -1 | 1): boolean {
  const others = waves.filter(({ phaseId }) => phaseId === wave.phaseId);
  return others.every(({ start }) => Temporal.PlainDate.compare(start, wave.start) !== side);
}

function openIn(phases: readonly PlaybookPhase[], { criteria }: SetUp): Groundwork['open'] {
  return phases.filter(isItOnly).flatMap((phase) =>
    criteria(phase.id)
      .filter(({ required, state }) => required && state === 'open')
      .map(({ criterion: { id, title } }) => ({ id, title, phase: phase.name })),
  );
}

function isItOnly({ audience }: Pick<PlaybookPhase, 'audience'>): boolean {
  return audience === 'it-only';
}
