import { Temporal } from 'temporal-polyfill';
import { type Message, message } from '../../../base/words/message.ts';
import type { PhaseStanding } from '../../criteria/exit-criteria.ts';
import type { PlaybookPhase } from '../../playbooks/playbook.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { NeededPhase } from './gate-facts.ts';

/** A rollout of the foundation, as far as the waves of a workload ask for it. */
export interface Foundation {
  phases: readonly PlaybookPhase[];
  waves: readonly Pick<Wave, 'phaseId' | 'groupId' | 'end' | 'heldBecause'>[];
  standing: ReadonlyMap<string, PhaseStanding>;
}

/**
 * Whether the phases that a workload needs are done for a group by the day on which it comes to the group: rolled out
 * to it, or configured where only IT works on them, and their required exit criteria met. One rollout of the foundation
 * in which that is so is enough. Without a rollout of the foundation nobody knows.
 */
export function neededPhases(
  needs: readonly string[],
  wave: Pick<Wave, 'groupId' | 'start'>,
  /** The newest first. */
  foundations: readonly Foundation[],
  /** What the phases of the foundation are called where no rollout says so. */
  named: readonly Pick<PlaybookPhase, 'id' | 'name'>[],
): NeededPhase[] {
  const ofGroup = foundations.filter(({ waves }) => waves.some(({ groupId }) => groupId === wave.groupId));
  // A group that is in none of them still stands on what IT has set up.
  const asked = ofGroup.length > 0 ? ofGroup : foundations;
  return needs.map((phaseId) => {
    const answers = asked.flatMap((foundation) => {
      const phase = foundation.phases.find(({ id }) => id === phaseId);
      return phase ? [{ phase, missing: whatIsMissing(phase, foundation, wave) }] : [];
    });
    const answer = answers.find(({ missing }) => missing === undefined) ?? answers[0];
    if (!answer) {
      const name = named.find(({ id }) => id === phaseId)?.name ?? phaseId;
      return { phaseId, name, done: null, why: message('gates.needed-unknown', { phase: name }) };
    }
    const { phase, missing } = answer;
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
  wave: Pick<Wave, 'groupId' | 'start'>,
): Message | undefined {
  const named = { phase: phase.name };
  const standing = foundation.standing.get(phase.id);
  if (phase.audience === 'users') {
    const own = foundation.waves.find(
      ({ phaseId, groupId }) => phaseId === phase.id && groupId === wave.groupId,
    );
    if (!own) return message('gates.group-lacks-unplanned', named);
    if (own.heldBecause !== null) return message('gates.group-lacks-held', named);
    if (Temporal.PlainDate.compare(own.end, wave.start) > 0) {
      const until = { day: own.end.subtract({ days: 1 }).toString() };
      return message('gates.group-lacks-later', { ...named, until });
    }
  } else if (standing?.infrastructure !== 'configured') {
    return message('gates.needed-not-configured', named);
  }
  const open = (standing?.requiredOpenBefore ?? 0) + (standing?.requiredOpenAfter ?? 0);
  if (open === 0) return undefined;
  return message('gates.needed-criteria', { ...named, open });
}
