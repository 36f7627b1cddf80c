import { Temporal } from 'temporal-polyfill';
import type { Params } from '../../../base/words/message.ts';
import type { FreezeWindow } from '../../../contract/rollout/rollout.ts';
import { dayNumber, isWeekend } from './day-number.ts';
import { onDay } from './on-day.ts';

/** A freeze window in day numbers, half-open. */
export interface Freeze {
  name: string;
  from: number;
  to: number;
}

export type FreezeRefusal = 'empty-freeze' | 'overlapping-freezes' | 'endless-freeze';

export type Freezes =
  | { ok: true; freezes: readonly Freeze[] }
  | { ok: false; code: FreezeRefusal; params: Params };

const LONGEST_YEARS = 10;
const LONGEST_DAYS = 3652;

/**
 * Freeze windows in order. Refused: a window without a day, two that share a day, and windows
 * that leave no day for a wave in ten years.
 */
export function readFreezes(windows: readonly FreezeWindow[], workingDaysOnly: boolean): Freezes {
  const freezes = windows
    .map(({ name, from, to }) => ({ name, from: dayOf(from), to: dayOf(to) }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const empty = freezes.find(({ from, to }) => to <= from);
  if (empty !== undefined) {
    const { name, from, to } = empty;
    return refuse('empty-freeze', { name, from: onDay(from), to: onDay(to) });
  }

  for (const [index, freeze] of freezes.entries()) {
    const next = freezes[index + 1];
    if (next === undefined || freeze.to <= next.from) continue;
    return refuse('overlapping-freezes', { first: freeze.name, second: next.name });
  }

  const endless = endlessRun(freezes, workingDaysOnly);
  if (endless === undefined) return { ok: true, freezes };
  return refuse('endless-freeze', { name: endless, years: LONGEST_YEARS });
}

/** Name of the window with which windows that follow each other without an open day become too long. */
function endlessRun(freezes: readonly Freeze[], workingDaysOnly: boolean): string | undefined {
  let runFrom = Number.NEGATIVE_INFINITY;
  let openAgain = Number.NEGATIVE_INFINITY;
  for (const { name, from, to } of freezes) {
    if (from > openAgain) runFrom = from;
    if (to - runFrom >= LONGEST_DAYS) return name;
    openAgain = to;
    while (workingDaysOnly && isWeekend(openAgain)) openAgain += 1;
  }
  return undefined;
}

function dayOf(date: string): number {
  return dayNumber(Temporal.PlainDate.from(date));
}

function refuse(code: FreezeRefusal, params: Params): Freezes {
  return { ok: false, code, params };
}
