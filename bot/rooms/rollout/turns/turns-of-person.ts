import type { Temporal } from 'temporal-polyfill';
import type { MembershipMove } from '../../people/person.ts';
import { audienceOf } from '../../people/person.ts';
import { datesOfDays, dayNumber } from '../planning/day-number.ts';
import { onDates, type PlannedWave, type Span } from '../waves/planned-wave.ts';

interface PersonWithMoves {
  /** In any order, the first one by date is how the person came in; of one date the last one counts. */
  moves: readonly MembershipMove[];
}

/** One phase as a person really goes through it. */
export interface Turn extends Span {
  phaseId: string;
  /** Whose wave it is: a business group, or the pilot set. */
  groupId: string;
  /** The person came in after the wave had started. */
  late: boolean;
}

export interface TurnsOfPerson {
  /** By start. Never two at once, unless a bundle, and no phase twice. */
  turns: Turn[];
  /** Phases of the rollout that no wave brings to the person: somebody has to see to them. */
  missed: string[];
}

/** The waves of a plan, ready to ask for one person after the other. */
export interface WavesByAudience {
  phaseIds: readonly string[];
  stops: ReadonlyMap<string, readonly Stop[]>;
  dateOf: (day: number) => Temporal.PlainDate;
}

/** What one audience lives through at a time: one wave, or the phases of a bundle. */
interface Stop {
  groupId: string;
  start: number;
  end: number;
  phaseIds: string[];
}

/** A time with one audience, half-open. */
interface Stay {
  groupId: string;
  from: number;
  to: number;
}

/** With `bundle`, waves of a group on the same dates belong together (strategy up-front). */
export function wavesByAudience(
  waves: readonly PlannedWave[],
  { bundle }: { bundle: boolean },
): WavesByAudience {
  const stops = new Map<string, Stop[]>();
  for (const [groupId, own] of Map.groupBy(waves, (wave) => wave.groupId)) {
    stops.set(groupId, stopsOf(groupId, own, bundle));
  }
  return { phaseIds: [...new Set(waves.map(({ phaseId }) => phaseId))], stops, dateOf: datesOfDays() };
}

/**
 * What a person goes through who may have changed group, or gone into or out of the pilot set, in the middle of a
 * rollout: they finish the wave in which they started, and then follow the audience they are in by then. A wave
 * of that audience which is already under way they join late; a phase they have had they do not get again; one
 * that is over for that audience and that they never had is missed.
 */
export function turnsOf(person: PersonWithMoves, waves: WavesByAudience): TurnsOfPerson {
  const had = new Set<string>();
  const turns: Turn[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { groupId, from, to } of staysOf(person)) {
    for (const stop of waves.stops.get(groupId) ?? []) {
      const start = Math.max(stop.start, from, free);
      // Over before they can join, or they are elsewhere by then.
      if (start >= stop.end || start >= to) continue;
      const phaseIds = stop.phaseIds.filter((phaseId) => !had.has(phaseId));
      if (phaseIds.length === 0) continue;
      const span = onDates({ start, end: stop.end }, waves.dateOf);
      for (const phaseId of phaseIds) {
        had.add(phaseId);
        turns.push({ phaseId, groupId, ...span, late: start > stop.start });
      }
      free = stop.end;
    }
  }
  return { turns, missed: waves.phaseIds.filter((phaseId) => !had.has(phaseId)) };
}

function stopsOf(groupId: string, waves: readonly PlannedWave[], bundle: boolean): Stop[] {
  const stops: Stop[] = [];
  for (const { phaseId, ...span } of waves) {
    const start = dayNumber(span.start);
    const end = dayNumber(span.end);
    const together = bundle ? stops.find((stop) => stop.start === start && stop.end === end) : undefined;
    if (together) together.phaseIds.push(phaseId);
    else stops.push({ groupId, start, end, phaseIds: [phaseId] });
  }
  return stops.sort((a, b) => a.start - b.start);
}

function staysOf({ moves }: PersonWithMoves): Stay[] {
  const byDate = moves
    .map((move) => ({ groupId: audienceOf(move), from: dayNumber(move.date) }))
    // Stable: the later entry of one date is the one that lasts, the others are over at once.
    .sort((a, b) => a.from - b.from);
  return byDate.map(({ groupId, from }, index) => ({
    groupId,
    from,
    to: byDate[index + 1]?.from ?? Number.POSITIVE_INFINITY,
  }));
}
