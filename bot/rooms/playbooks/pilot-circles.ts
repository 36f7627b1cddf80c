import { message } from '../../base/words/message.ts';
import type { ExitCriterion, Playbook } from './playbook.ts';
import type { PlaybookFault } from './playbook-fault.ts';

/**
 * Exit criteria that keep a pilot waiting for itself: due before anybody has the phase, and yet they ask that its pilot
 * is over, in their own words or as the same as one that is due later.
 */
export function pilotCircles({ phases }: Playbook): readonly PlaybookFault[] {
  const timings = new Map(
    phases.flatMap(({ exitCriteria }) => exitCriteria.map(({ id, timing }) => [id, timing] as const)),
  );
  return phases.flatMap((phase, phaseIndex) => {
    if (phase.audience !== 'users') return [];
    const own = new Set(phase.exitCriteria.map(({ id }) => id));
    return phase.exitCriteria.flatMap((criterion, index) => {
      const { sameAs, timing } = criterion;
      if (timing !== 'before-rollout') return [];
      const place = ['phases', phaseIndex, 'exitCriteria', index];
      const later = sameAs !== undefined && own.has(sameAs) && timings.get(sameAs) !== timing;
      if (later) {
        return [{ path: [...place, 'sameAs'], what: message('playbooks.same-as-later', { id: sameAs }) }];
      }
      return asksThatPilotIsOver(criterion)
        ? [
            {
              path: [...place, 'timing'],
              what: message('playbooks.pilot-circle', { title: criterion.title }),
            },
          ]
        : [];
    });
  });
}

const OVER =
  /\b(over|through|done|finished|complete|completed|ended|closed|reviewed|read by|tried by|confirmed by|approved by)\b/i;
const PILOT = /\bpilot(?!s? (tenant|network|device|ring|room))/i;

/** By its name or in one sentence: no other words of a criterion say what it waits for. */
function asksThatPilotIsOver({ id, title, detail }: ExitCriterion): boolean {
  const sentences = [id.replaceAll('-', ' '), title, ...detail.split(/(?<=[.!?])\s+/)];
  return sentences.some((sentence) => PILOT.test(sentence) && OVER.test(sentence));
}
