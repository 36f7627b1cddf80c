import { PILOT } from '../../people/person.ts';
import type { UserPhase } from '../../playbooks/playbook.ts';

/**
 * How many days before the start of a wave its people hear of it for the first and for the last time, as the playbook
 * has it; 0 where they do not hear before.
 */
export function toldBefore({ groupId, phase }: { groupId: string; phase: UserPhase }): {
  first: number;
  last: number;
} {
  const other = groupId === PILOT ? 'users' : 'pilot';
  const days = phase.announcements
    .filter(({ audience, offsetDays }) => audience !== other && offsetDays < 0)
    .map(({ offsetDays }) => -offsetDays);
  return days.length === 0 ? { first: 0, last: 0 } : { first: Math.max(...days), last: Math.min(...days) };
}
