import type { Temporal } from 'temporal-polyfill';
import type { Params } from '../../../base/words/message.ts';
import type { PlanSettings, StrategyId } from '../../../contract/rollout/rollout.ts';
import { datesOfDays, dayNumber } from '../planning/day-number.ts';
import { type FreezeRefusal, type Freezes, NO_FREEZES, readFreezes } from '../planning/freezes.ts';
import { type PlanCalendars, planCalendars } from '../planning/plan-calendars.ts';
import { settleWaves } from '../planning/settle-waves.ts';
import { strategyOf } from '../planning/strategy.ts';
import { onDates, type PlannedWave, type WaveInDays } from '../waves/planned-wave.ts';
import type { MovedWave } from './move-wave.ts';

type FreezeSettings = Pick<PlanSettings, 'freezes' | 'duringFreezes' | 'workingDaysOnly'>;

export interface Refreeze {
  strategy: StrategyId;
  before: FreezeSettings;
  after: FreezeSettings;
  /** The business groups that windows can be for. */
  groups: readonly string[];
  today: Temporal.PlainDate;
}

export type Refrozen<W> =
  | { ok: true; changed: MovedWave<W>[] }
  | { ok: false; code: FreezeRefusal; params: Params };

/**
 * What other freezes do to waves that are planned already. What lies before today stays: waves that are over, and the
 * start of those that began. All others keep their number of open days, and how many open days after today they start;
 * so a new freeze moves what comes after it, and one that is taken away brings it back.
 */
export function refreezeWaves<W extends PlannedWave>(
  waves: readonly W[],
  { strategy, before, after, groups, today }: Refreeze,
): Refrozen<W> {
  const workingDaysOnly = after.workingDaysOnly ?? false;
  const read = readFreezes(after.freezes ?? [], { workingDaysOnly, groups });
  if (!read.ok) return read;
  const placed = waves
    .map((wave) => ({ wave, days: inDays(wave) }))
    .toSorted((a, b) => a.days.start - b.days.start);
  const now = dayNumber(today);
  const firstDay = Math.min(now, placed[0]?.days.start ?? now);
  const was = planCalendars({ firstDay, freezes: freezesOf(before), settings: before });
  const will = planCalendars({ firstDay, freezes: read.freezes, settings: after });

  const open = placed.filter(({ days }) => days.end > now);
  // In the order that they had: a pilot is still looked at before its groups, wherever its own freeze takes it.
  const mapped = open.map(({ wave, days }) => ({ wave, days: onOtherDays(days, now, { was, will }) }));
  const settled = settleWaves(
    mapped.map(({ days }) => days),
    {
      calendars: will,
      bundle: strategyOf(strategy).bundle,
      lengthBy: will.of,
      // What starts today has not begun for anybody who could not be told otherwise.
      startedBefore: now,
    },
  );
  const dateOf = datesOfDays();
  const changed = mapped.flatMap(({ wave }, index) => {
    const is = settled[index];
    if (is === undefined) return [];
    const to = onDates(is, dateOf);
    if (to.start.equals(wave.start) && to.end.equals(wave.end)) return [];
    return { wave, from: { start: wave.start, end: wave.end }, to };
  });
  return { ok: true, changed };
}

/** The same open days, counted from today, by other calendars. */
function onOtherDays(
  wave: WaveInDays,
  now: number,
  { was, will }: { was: PlanCalendars; will: PlanCalendars },
): WaveInDays {
  const old = was.of(wave.groupId);
  const own = will.of(wave.groupId);
  const since = (day: number) => old.openBefore(day) - old.openBefore(now);
  const nth = (days: number) => own.openDay(own.openBefore(now) + days);
  const start = wave.start < now ? wave.start : nth(since(wave.start));
  const days = since(wave.end);
  // A wave that has no open day left ends as it did.
  return { ...wave, start, end: days <= 0 ? wave.end : nth(days - 1) + 1 };
}

function freezesOf({ freezes = [], workingDaysOnly = false }: FreezeSettings): Freezes {
  const read = readFreezes(freezes, { workingDaysOnly });
  return read.ok ? read.freezes : NO_FREEZES;
}

function inDays({ phaseId, groupId, start, end }: PlannedWave): WaveInDays {
  return { phaseId, groupId, start: dayNumber(start), end: dayNumber(end) };
}
