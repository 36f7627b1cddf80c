import { Temporal } from 'temporal-polyfill';
import { type Message, message, type Params } from '../../../base/words/message.ts';
import type { PlanSettings, StrategyId } from '../../../contract/rollout/rollout.ts';
import { PILOT } from '../../people/person.ts';
import { dateOfDay, datesOfDays, dayNumber } from '../planning/day-number.ts';
import { type FreezeRefusal, type Freezes, readFreezes } from '../planning/freezes.ts';
import { calledGroup, type GroupNames } from '../planning/group-names.ts';
import { onDay } from '../planning/on-day.ts';
import type { PlanCalendar } from '../planning/plan-calendar.ts';
import { type PlanCalendars, planCalendars } from '../planning/plan-calendars.ts';
import { strategyOf } from '../planning/strategy.ts';
import { onDates, type PlannedWave, type Span, type WaveInDays } from '../waves/planned-wave.ts';
import { shiftWaves, whatIsBefore } from './shift-waves.ts';

export interface WaveMove {
  phaseId: string;
  groupId: string;
  /** On a day that waves may not use, the next one they may use is meant. */
  newStart: Temporal.PlainDate;
}

export interface MoveRules {
  strategy: StrategyId;
  settings?: Pick<PlanSettings, 'freezes' | 'duringFreezes' | 'workingDaysOnly' | 'allowPastStart'>;
  /** A wave that is complete on this day stays, and none is moved to before it unless the settings allow it. */
  today?: Temporal.PlainDate;
  /** To say the names of phases; without them their ids are said. */
  phases?: readonly { id: string; name: string }[];
  /** The same for business groups. */
  groupNames?: GroupNames;
}

export interface MovedWave<W> {
  wave: W;
  from: Span;
  to: Span;
}

export type MoveRefusal =
  | 'no-such-wave'
  | 'wave-complete'
  | 'start-in-the-past'
  | 'phase-before'
  | 'pilot-first'
  | 'too-late'
  | FreezeRefusal;

/** Why a wave cannot be moved so. */
export interface MoveConflict {
  code: MoveRefusal;
  params: Params;
  /** The first day it could start on instead; null where no day would do. */
  earliest: Temporal.PlainDate | null;
}

/** Either what changes, the moved wave among it, or why it cannot be; neither when nothing would change. */
export interface MovePreview<W> {
  changed: MovedWave<W>[];
  conflicts: MoveConflict[];
}

const LAST_DAY = dayNumber(Temporal.PlainDate.from('9999-12-31'));

/**
 * What else changes when a wave is moved, before it is done. The wave keeps its length, and nobody comes into two
 * phases: see `shiftWaves` for what is pushed. What lies before the wave stays, so it cannot be moved to before the
 * end of its group's phase before or of the pilot of its phase. Moving it to where it is changes nothing.
 */
export function moveWave<W extends PlannedWave>(
  waves: readonly W[],
  move: WaveMove,
  rules: MoveRules,
): MovePreview<W> {
  const { freezes = [], workingDaysOnly = false } = rules.settings ?? {};
  const read = readFreezes(freezes, { workingDaysOnly });
  if (!read.ok) return cannot({ code: read.code, params: read.params, earliest: null });
  const placed = waves
    .map((wave) => ({ wave, days: inDays(wave) }))
    .sort((a, b) => a.days.start - b.days.start);
  const plan = placed.map(({ days }) => days);
  const wave = plan.find(({ phaseId, groupId }) => phaseId === move.phaseId && groupId === move.groupId);
  if (wave === undefined) return cannot(noSuchWave(move, rules));

  const asked = dayNumber(move.newStart);
  if (asked === wave.start) return { changed: [], conflicts: [] };
  const calendars = calendarsOf(plan, asked, read.freezes, rules.settings ?? {});
  const calendar = calendars.of(wave.groupId);
  const newStart = calendar.next(asked);
  if (newStart === wave.start) return { changed: [], conflicts: [] };
  const conflict = whyNot({ plan, wave, asked, newStart, calendar, rules });
  if (conflict !== null) return cannot(conflict);

  const { bundle } = strategyOf(rules.strategy);
  const after = shiftWaves(plan, { wave, newStart }, { calendars, bundle });
  const end = after.reduce((last, span) => Math.max(last, span.end), newStart);
  if (end > LAST_DAY) return cannot(tooLate());
  const dateOf = datesOfDays();
  const changed = placed.flatMap(({ wave: was, days }, index) => {
    const is = after[index];
    if (is === undefined || is === days) return [];
    return { wave: was, from: { start: was.start, end: was.end }, to: onDates(is, dateOf) };
  });
  return { changed, conflicts: [] };
}

/** The waves as they are once a move is carried out, in the same order. */
export function withMoves<W extends PlannedWave>(waves: readonly W[], changed: readonly MovedWave<W>[]): W[] {
  const to = new Map(changed.map((one) => [one.wave, one.to]));
  return waves.map((wave) => ({ ...wave, ...to.get(wave) }));
}

interface Asked {
  plan: readonly WaveInDays[];
  wave: WaveInDays;
  asked: number;
  newStart: number;
  calendar: PlanCalendar;
  rules: MoveRules;
}

function whyNot({ plan, wave, asked, newStart, calendar, rules }: Asked): MoveConflict | null {
  const today = rules.today && dayNumber(rules.today);
  const before = whatIsBefore(plan, wave);
  const first = Math.max(before.ownPhase?.end ?? newStart, before.pilot?.end ?? newStart, today ?? newStart);
  const refuse = (code: MoveRefusal, params: Params): MoveConflict => ({
    code,
    params,
    earliest: code === 'wave-complete' ? null : dateOfDay(calendar.next(first)),
  });

  if (today !== undefined && wave.end <= today) {
    return refuse('wave-complete', { doing: 'move', wave: called(wave, rules), day: onDay(wave.end) });
  }
  if (today !== undefined && asked < today && !rules.settings?.allowPastStart) {
    return refuse('start-in-the-past', { what: 'wave', start: onDay(asked), today: onDay(today) });
  }
  for (const earlier of [before.ownPhase, before.pilot]) {
    if (earlier === undefined || earlier.end <= newStart) continue;
    return refuse(earlier.phaseId === wave.phaseId ? 'pilot-first' : 'phase-before', {
      earlier: called(earlier, rules),
      lastDay: onDay(earlier.end - 1),
      wave: called(wave, rules),
      first: onDay(calendar.next(first)),
    });
  }
  return newStart > LAST_DAY ? tooLate() : null;
}

function called(
  { phaseId, groupId }: Pick<WaveInDays, 'phaseId' | 'groupId'>,
  { phases, groupNames }: MoveRules,
): Message {
  const phase = phases?.find(({ id }) => id === phaseId)?.name ?? phaseId;
  return groupId === PILOT
    ? message('rollout.wave-of-pilot', { phase })
    : message('rollout.wave-of-group', { phase, group: calledGroup(groupId, groupNames) });
}

function noSuchWave(move: WaveMove, rules: MoveRules): MoveConflict {
  return { code: 'no-such-wave', params: { wave: called(move, rules) }, earliest: null };
}

function tooLate(): MoveConflict {
  return { code: 'too-late', params: {}, earliest: null };
}

function calendarsOf(
  plan: readonly WaveInDays[],
  asked: number,
  freezes: Freezes,
  settings: NonNullable<MoveRules['settings']>,
): PlanCalendars {
  const firstDay = Math.min(asked, plan[0]?.start ?? asked);
  return planCalendars({ firstDay, freezes, settings });
}

function inDays({ phaseId, groupId, start, end }: PlannedWave): WaveInDays {
  return { phaseId, groupId, start: dayNumber(start), end: dayNumber(end) };
}

function cannot(conflict: MoveConflict): MovePreview<never> {
  return { changed: [], conflicts: [conflict] };
}
