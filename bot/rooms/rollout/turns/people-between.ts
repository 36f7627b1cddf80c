import { Temporal } from 'temporal-polyfill';
import { membershipOf } from '../../people/membership.ts';
import type { MovedPerson } from '../../people/moved-table.ts';
import { audienceOf, isInNoGroup } from '../../people/person.ts';
import type { Rollout, Wave } from '../waves/rollout.ts';
import { rulesOf } from './rules-of.ts';
import { type MissedPhase, type OwnWave, wavesByGroup, wavesThrough } from './wave-for-person.ts';

/** Somebody whom a change of group leaves with dates that are not, or not all, those of their group. */
export interface PersonBetween {
  person: MovedPerson;
  /** Where they are: a business group, or the pilot set. */
  audience: string;
  /** Where they were before; null for somebody who came in. */
  before: string | null;
  movedOn: Temporal.PlainDate;
  /** Waves of a former group that they are in until they end. */
  finishes: OwnWave<Wave>[];
  /** Waves of their group that are under way, or will be, when they come in. */
  joinsLate: OwnWave<Wave>[];
  missed: MissedPhase[];
}

/**
 * Of the people who moved, those whose dates a lead should know of on a day, the newest move first. What is over
 * needs nobody's attention, except a phase that somebody never had.
 */
export function peopleBetween(
  moved: readonly MovedPerson[],
  rollout: Pick<Rollout, 'strategy' | 'plannedAt'>,
  waves: readonly Wave[],
  today: Temporal.PlainDate,
): PersonBetween[] {
  const rules = rulesOf(rollout);
  const byGroup = wavesByGroup(waves);
  const found: PersonBetween[] = [];
  for (const person of moved) {
    // Who has left has no dates any more, and nobody has to know.
    if (isInNoGroup(person)) continue;
    const audience = audienceOf(person);
    const { all, missed } = wavesThrough(byGroup, person, rules);
    const open = all.filter(({ end }) => Temporal.PlainDate.compare(today, end) < 0);
    const finishes = open.filter(({ groupId }) => groupId !== audience);
    const joinsLate = open.filter(({ groupId, late }) => groupId === audience && late);
    if (finishes.length + joinsLate.length + missed.length === 0) continue;
    const moves = membershipOf(person);
    const last = moves.at(-1);
    const previous = moves.at(-2);
    if (!last) continue;
    const before = previous ? audienceOf(previous) : null;
    found.push({ person, audience, before, movedOn: last.date, finishes, joinsLate, missed });
  }
  return found.sort(
    (a, b) =>
      Temporal.PlainDate.compare(b.movedOn, a.movedOn) ||
      a.person.name.localeCompare(b.person.name) ||
      (a.person.id < b.person.id ? -1 : 1),
  );
}
