import { Temporal } from 'temporal-polyfill';
import type { PhaseStanding } from '../../criteria/exit-criteria.ts';
import type { PlaybookPhase } from '../../playbooks/playbook.ts';
import { dayNumber } from '../../rollout/planning/day-number.ts';
import { sayDay } from '../../rollout/planning/say-day.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { NeededPhase } from './gate-facts.ts';

/** The rollout of the foundation, as far as the first wave of a workload asks for it. */
export interface Foundation {
  waves: readonly Pick<Wave, 'phaseId' | 'end' | 'heldBecause'>[];
  standing: ReadonlyMap<string, PhaseStanding>;
}

/**
 * Whether the phases that a workload needs are done by the day on which it comes to the first people: rolled out,
 * or configured where only IT works on it, and its required exit criteria met. Without a rollout of the
 * foundation nobody knows.
 */
export function neededPhases(
  needs: readonly string[],
  /** Of the foundation. */
  phases: readonly PlaybookPhase[],
  foundation: Foundation | undefined,
  by: Temporal.PlainDate,
): NeededPhase[] {
  return needs.map((phaseId) => {
    const phase = phases.find(({ id }) => id === phaseId);
    if (!foundation || !phase) {
      const name = phase?.name ?? phaseId;
      const why = `Nothing here tells whether "${name}" of the foundation is done. Find out, and override with what you found.`;
      return { phaseId, name, done: null, why };
    }
    const missing = whatIsMissing(phase, foundation, by);
    return {
      phaseId,
      name: phase.name,
      done: missing === undefined,
      why: `"${phase.name}" of the foundation ${missing ?? 'is done.'}`,
    };
  });
}

/** The rest of a sentence about the phase; undefined when nothing is missing. */
function whatIsMissing(
  phase: PlaybookPhase,
  foundation: Foundation,
  by: Temporal.PlainDate,
): string | undefined {
  const standing = foundation.standing.get(phase.id);
  if (phase.audience === 'users') {
    const waves = foundation.waves.filter(({ phaseId }) => phaseId === phase.id);
    const last = waves
      .map(({ end }) => end)
      .toSorted(Temporal.PlainDate.compare)
      .at(-1);
    if (!last) return 'is not planned. Plan it first.';
    if (waves.some(({ heldBecause }) => heldBecause !== null)) return 'has a wave on hold. Finish it first.';
    if (Temporal.PlainDate.compare(last, by) > 0) {
      return `lasts until ${sayDay(dayNumber(last) - 1)}. Move this wave behind it.`;
    }
  } else if (standing?.infrastructure !== 'configured') {
    return 'is not configured yet. Finish it first, and say so on the page of its criteria.';
  }
  const open = (standing?.requiredOpenBefore ?? 0) + (standing?.requiredOpenAfter ?? 0);
  if (open === 0) return undefined;
  return open === 1
    ? 'has 1 required exit criterion open. Meet it first.'
    : `has ${open} required exit criteria open. Meet them first.`;
}
