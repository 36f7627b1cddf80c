import { Temporal } from 'temporal-polyfill';
import type { FreezeWindow } from '../../../contract/rollout/rollout.ts';
import { dayNumber, isWeekend } from './day-number.ts';
import { sayDay } from './say-day.ts';

/** A freeze window in day numbers, half-open. */
export interface Freeze {
  name: string;
  from: number;
  to: number;
}

export type FreezeRefusal = 'empty-freeze' | 'overlapping-freezes' | 'endless-freeze';

export type Freezes =
  | { ok: true; freezes: readonly Freeze[] }
  | { ok: false; code: FreezeRefusal; why: string };

const LONGEST_YEARS = 10;
const LONGEST_DAYS = 3652;

/**
 * Freeze windows in order. Refused with a sentence: a window without a day, two that share a day, and windows
 * that leave no day for a wave in ten years.
 */
export function readFreezes(windows: readonly FreezeWindow[], workingDaysOnly: boolean): Freezes {
  const freezes = windows
    .map(({ name, from, to }) => ({ name, from: dayOf(from), to: dayOf(to) }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const empty = freezes.find(({ from, to }) => to <= from);
  if (empty !== undefined) return refuse('empty-freeze', whyEmpty(empty));

  for (const [index, freeze] of freezes.entries()) {
    const next = freezes[index + 1];
    if (next === undefined || freeze.to <= next.from) continue;
    return refuse(
      'overlapping-freezes',
      `The freeze windows "${freeze.name}" and "${next.name}" overlap. ` +
        'Make them one window, or let the second begin when the first is over.',
    );
  }

  const endless = endlessRun(freezes, workingDaysOnly);
  if (endless === undefined) return { ok: true, freezes };
  return refuse(
    'endless-freeze',
    `The freeze window "${endless}" leaves no day for a wave within ${LONGEST_YEARS} years. ` +
      'Give it an earlier end.',
  );
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

function whyEmpty({ name, from, to }: Freeze): string {
  return (
    `The freeze window "${name}" has no day: it starts on ${sayDay(from)} and is over on ${sayDay(to)}. ` +
    'The end is the first day after the window, so it must be later than the start.'
  );
}

function dayOf(date: string): number {
  return dayNumber(Temporal.PlainDate.from(date));
}

function refuse(code: FreezeRefusal, why: string): Freezes {
  return { ok: false, code, why };
}
