import type { Temporal } from 'temporal-polyfill';
import { type Message, type MessageId, message } from '../../../base/words/message.ts';
import type { MovedPerson } from '../../people/moved-table.ts';
import { type PersonBetween, peopleBetween } from '../turns/people-between.ts';
import type { Rollout, Wave } from '../waves/rollout.ts';

/**
 * What new dates mean for people who changed group, as notes; none when they mean nothing. Who finishes a
 * wave with their old group follows the new one after it: when its waves start earlier, one can begin, or be over,
 * before they are free.
 */
export function notesOnPeople(
  moved: readonly MovedPerson[],
  rollout: Pick<Rollout, 'strategy' | 'plannedAt'>,
  { before, after }: { before: readonly Wave[]; after: readonly Wave[] },
  today: Temporal.PlainDate,
): Message[] {
  const was = new Map(peopleBetween(moved, rollout, before, today).map((one) => [one.person.id, one]));
  const will = peopleBetween(moved, rollout, after, today);
  const more = (part: 'missed' | 'joinsLate') =>
    will.filter((one) => {
      const known = phasesOf(was.get(one.person.id), part);
      return phasesOf(one, part).some((phaseId) => !known.includes(phaseId));
    }).length;
  return [
    ...noteIfAny('rollout.would-miss', more('missed')),
    ...noteIfAny('rollout.would-join-late', more('joinsLate')),
  ];
}

function phasesOf(one: PersonBetween | undefined, part: 'missed' | 'joinsLate'): string[] {
  return one?.[part].map(({ phaseId }) => phaseId) ?? [];
}

function noteIfAny(id: MessageId, count: number): Message[] {
  return count === 0 ? [] : [message(id, { count })];
}
