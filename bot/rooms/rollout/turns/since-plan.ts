import { Temporal } from 'temporal-polyfill';
import { EVER_SINCE, type Member, membershipOf } from '../../people/membership.ts';
import type { MembershipMove } from '../../people/person.ts';

/** The zone whose calendar is first: what was imported before a moment is of no later date there. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/** The day on which a rollout was planned, as late as it was anywhere. */
export function plannedOn(rollout: { plannedAt: string }): Temporal.PlainDate {
  return Temporal.Instant.from(rollout.plannedAt).toZonedDateTimeISO(FIRST_ZONE).toPlainDate();
}

/**
 * A person's moves as far as they matter to a rollout: where they were when it was planned counts as where they
 * always were, also for waves that lie before that day.
 */
export function movesSincePlan(person: Member, planned: Temporal.PlainDate): MembershipMove[] {
  const moves = membershipOf(person).toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
  const later = moves.findIndex(({ date }) => Temporal.PlainDate.compare(date, planned) > 0);
  const from = later === -1 ? moves.length - 1 : Math.max(0, later - 1);
  const [first, ...rest] = moves.slice(from);
  if (!first) return [];
  const before = Temporal.PlainDate.compare(first.date, planned) <= 0;
  return [before ? { ...first, date: EVER_SINCE } : first, ...rest];
}
