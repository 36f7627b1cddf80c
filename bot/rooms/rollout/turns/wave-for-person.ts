import { Temporal } from 'temporal-polyfill';
import { EVER_SINCE, type Member } from '../../people/membership.ts';
import { audienceOf } from '../../people/person.ts';
import { type HoldableSpan, waveState } from '../waves/wave-state.ts';
import { movesSincePlan } from './since-plan.ts';
import { turnsOf, wavesByAudience } from './turns-of-person.ts';

/** A person as far as their turn depends on it. */
export type PersonInRollout = Member;

/** What of a rollout decides who goes through which of its waves. */
export interface RolloutRules {
  /** Waves of a group on the same dates belong together (strategy up-front). */
  bundle: boolean;
  /** Where people were on this day is where they always were. */
  planned: Temporal.PlainDate;
}

interface WaveOfRollout extends HoldableSpan {
  phaseId: string;
  groupId: string;
}

/** A wave as one person goes through it: its dates are theirs, from the day on which they come in. */
export type OwnWave<W> = W & {
  /** They came in after it had started. */
  late: boolean;
};

/** A phase that no wave brings to the person: over in their group before they could take part, or not planned. */
export interface MissedPhase {
  phaseId: string;
  why: 'over' | 'not-planned';
}

/** The waves of one person, each list by start. */
export interface WavesOfPerson<W> {
  /** In progress: one, or all phases of an up-front rollout. */
  now: OwnWave<W>[];
  /** The planned waves that start next, all on the same day; empty when nothing more is to come. */
  next: OwnWave<W>[];
  /** Stopped by a gate or a lead, so that nobody can say when they go on. */
  held: OwnWave<W>[];
  /** Complete. */
  done: OwnWave<W>[];
  /** All of them, also what is planned after the next. */
  all: OwnWave<W>[];
  missed: MissedPhase[];
}

/**
 * A person's turn: people of the pilot set follow the pilot's waves only, everybody else their group's. Who
 * changes group finishes the wave they are in, and then follows the new group.
 */
export function waveForPerson<W extends WaveOfRollout>(
  waves: readonly W[],
  person: PersonInRollout,
  today: Temporal.PlainDate,
  rules: RolloutRules,
): WavesOfPerson<W> {
  const { all, missed } = wavesThrough(wavesByGroup(waves), person, rules);
  const byState = Map.groupBy(all, (wave) => waveState(wave, today));
  const planned = byState.get('planned') ?? [];
  return {
    now: byState.get('in-progress') ?? [],
    next: planned.filter((wave) => wave.start.equals(planned[0]?.start ?? wave.start)),
    held: byState.get('held') ?? [],
    done: byState.get('complete') ?? [],
    all,
    missed,
  };
}

/** The waves of a plan by whose they are, each list by start: to ask for many people, made once. */
export type WavesByGroup<W> = ReadonlyMap<string, readonly W[]>;

export function wavesByGroup<W extends WaveOfRollout>(waves: readonly W[]): WavesByGroup<W> {
  return Map.groupBy([...waves].sort(byStart), (wave) => wave.groupId);
}

/** Every wave that a person goes through, with the dates of their own, and the phases that none brings them. */
export function wavesThrough<W extends WaveOfRollout>(
  waves: WavesByGroup<W>,
  person: PersonInRollout,
  rules: RolloutRules,
): Pick<WavesOfPerson<W>, 'all' | 'missed'> {
  const moves = movesSincePlan(person, rules.planned);
  const audience = audienceOf(person);
  const [first] = moves;
  if (moves.length === 1 && first?.date.equals(EVER_SINCE)) {
    const own = waves.get(audience) ?? [];
    return { all: own.map((wave) => ({ ...wave, late: false })), missed: [] };
  }
  // Only those of their own groups: a plan has a wave for each group and phase.
  const audiences = new Set(moves.map(audienceOf));
  const theirs = [...audiences].flatMap((groupId) => waves.get(groupId) ?? []);
  const own = turnsOf({ moves }, wavesByAudience(theirs, rules));
  const all = own.turns.flatMap(({ phaseId, groupId, start, end, late }) => {
    const wave = theirs.find((one) => one.phaseId === phaseId && one.groupId === groupId);
    return wave ? [{ ...wave, start, end, late }] : [];
  });
  const missed = own.missed.map((phaseId): MissedPhase => {
    const planned = theirs.some((wave) => wave.phaseId === phaseId && wave.groupId === audience);
    return { phaseId, why: planned ? 'over' : 'not-planned' };
  });
  return { all, missed };
}

function byStart(a: WaveOfRollout, b: WaveOfRollout): number {
  return Temporal.PlainDate.compare(a.start, b.start);
}
