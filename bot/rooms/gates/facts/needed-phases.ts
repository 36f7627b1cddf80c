import { Temporal } from 'temporal-polyfill';
import { type Message, message } from '../../../base/words/message.ts';
import type { PhaseStanding } from '../../criteria/exit-criteria.ts';
import type { PlaybookPhase } from '../../playbooks/playbook.ts';
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
      return { phaseId, name, done: null, why: message('gates.needed-unknown', { phase: name }) };
    }
    const missing = whatIsMissing(phase, foundation, by);
    return {
      phaseId,
      name: phase.name,
      done: missing === undefined,
      why: missing ?? message('gates.needed-done', { phase: phase.name }),
    };
  });
}

/** Undefined when nothing is missing. */
function whatIsMissing(
  phase: PlaybookPhase,
  foundation: Foundation,
  by: Temporal.PlainDate,
): Message | undefined {
  const named = { phase: phase.name };
  const standing = foundation.standing.get(phase.id);
  if (phase.audience === 'users') {
    const waves = foundation.waves.filter(({ phaseId }) => phaseId === phase.id);
    const last = waves
      .map(({ end }) => end)
      .toSorted(Temporal.PlainDate.compare)
      .at(-1);
    if (!last) return message('gates.needed-unplanned', named);
    if (waves.some(({ heldBecause }) => heldBecause !== null)) return message('gates.needed-held', named);
    if (Temporal.PlainDate.compare(last, by) > 0) {
      const until = { day: last.subtract({ days: 1 }).toString() };
      return message('gates.needed-later', { ...named, until });
    }
  } else if (standing?.infrastructure !== 'configured') {
    return message('gates.needed-not-configured', named);
  }
  const open = (standing?.requiredOpenBefore ?? 0) + (standing?.requiredOpenAfter ?? 0);
  if (open === 0) return undefined;
  return message('gates.needed-criteria', { ...named, open });
}
