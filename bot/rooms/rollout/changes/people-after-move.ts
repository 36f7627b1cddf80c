import type { Temporal } from 'temporal-polyfill';
import type { MovedPerson } from '../../people/moved-table.ts';
import { type PersonBetween, peopleBetween } from '../turns/people-between.ts';
import type { Rollout, Wave } from '../waves/rollout.ts';

/**
 * What new dates mean for people who changed group, in sentences; none when they mean nothing. Who finishes a
 * wave with their old group follows the new one after it: when its waves start earlier, one can begin, or be over,
 * before they are free.
 */
export function sayAboutPeople(
  moved: readonly MovedPerson[],
  rollout: Pick<Rollout, 'strategy' | 'plannedAt'>,
  { before, after }: { before: readonly Wave[]; after: readonly Wave[] },
  today: Temporal.PlainDate,
): string[] {
  const was = new Map(peopleBetween(moved, rollout, before, today).map((one) => [one.person.id, one]));
  const will = peopleBetween(moved, rollout, after, today);
  const more = (part: 'missed' | 'joinsLate') =>
    will.filter((one) => {
      const known = phasesOf(was.get(one.person.id), part);
      return phasesOf(one, part).some((phaseId) => !known.includes(phaseId));
    }).length;
  return [
    ...sayIfAny(more('missed'), 'would have no date for some phase'),
    ...sayIfAny(more('joinsLate'), 'would join a wave late'),
  ];
}

function phasesOf(one: PersonBetween | undefined, part: 'missed' | 'joinsLate'): string[] {
  return one?.[part].map(({ phaseId }) => phaseId) ?? [];
}

function sayIfAny(people: number, what: string): string[] {
  if (people === 0) return [];
  const who = people === 1 ? '1 person' : `${people} people`;
  return [`${who} who changed group ${what}. Once it is done, the status of the rollout names them.`];
}
