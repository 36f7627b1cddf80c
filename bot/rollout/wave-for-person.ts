import { Temporal } from 'temporal-polyfill';
import { PILOT } from '../people/person.ts';
import { type HoldableSpan, waveState } from './wave-state.ts';

/** A person as far as their turn depends on it. */
export interface PersonInRollout {
  groupId: string;
  pilot: boolean;
}

/** The waves of one person, each list by start. */
export interface WavesOfPerson<W> {
  /** In progress: one, or all phases of an up-front rollout. */
  now: W[];
  /** The planned waves that start next, all on the same day; empty when nothing more is to come. */
  next: W[];
  /** Stopped by a gate or a lead, so that nobody can say when they go on. */
  held: W[];
  /** Complete. */
  done: W[];
}

/** A person's turn: people of the pilot set follow the pilot's waves only, everybody else their group's. */
export function waveForPerson<W extends HoldableSpan & { groupId: string }>(
  waves: readonly W[],
  person: PersonInRollout,
  today: Temporal.PlainDate,
): WavesOfPerson<W> {
  const follows = person.pilot ? PILOT : person.groupId;
  const own = waves
    .filter((wave) => wave.groupId === follows)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.start, b.start));
  const byState = Map.groupBy(own, (wave) => waveState(wave, today));
  const planned = byState.get('planned') ?? [];
  return {
    now: byState.get('in-progress') ?? [],
    next: planned.filter((wave) => wave.start.equals(planned[0]?.start ?? wave.start)),
    held: byState.get('held') ?? [],
    done: byState.get('complete') ?? [],
  };
}
