import { Temporal } from 'temporal-polyfill';
import type { Params } from '../../../base/words/message.ts';
import type { FreezeWindow } from '../../../contract/rollout/rollout.ts';
import { PILOT } from '../../people/person.ts';
import { dayNumber, isWeekend } from './day-number.ts';
import { onDay } from './on-day.ts';

/** Frozen days in a row, in day numbers, half-open. */
export interface Freeze {
  /** Of the window that ends last. */
  name: string;
  from: number;
  to: number;
}

/** What is frozen, each list in order and without overlap or windows that touch. */
export interface Freezes {
  /** For everybody. */
  common: readonly Freeze[];
  /** For groups that have windows of their own: those together with everybody's. */
  ofGroups: ReadonlyMap<string, readonly Freeze[]>;
}

export const NO_FREEZES: Freezes = { common: [], ofGroups: new Map() };

export type FreezeRefusal = 'empty-freeze' | 'unknown-freeze-group' | 'endless-freeze';

export type ReadFreezes = { ok: true; freezes: Freezes } | { ok: false; code: FreezeRefusal; params: Params };

const LONGEST_YEARS = 10;
const LONGEST_DAYS = 3652;

/**
 * What freeze windows freeze: the days of all of them together, for everybody or for the groups that a window names.
 * The day before a window and the one after it belong to nobody's freeze. Refused: a window without a day, one for a
 * group that is not among `groups`, and windows that leave no day for a wave in ten years.
 */
export function readFreezes(
  windows: readonly FreezeWindow[],
  { workingDaysOnly, groups }: { workingDaysOnly: boolean; groups?: readonly string[] | undefined },
): ReadFreezes {
  const empty = windows.find(({ from, to }) => to <= from);
  if (empty !== undefined) {
    const { name, from, to } = empty;
    return refuse('empty-freeze', { name, from: onDay(dayOf(from)), to: onDay(dayOf(to)) });
  }
  const strange = groups && strangeGroup(windows, groups);
  if (strange) return refuse('unknown-freeze-group', strange);

  const forAll = windows.filter((window) => window.groups === undefined);
  const named = new Set(windows.flatMap((window) => window.groups ?? []));
  const freezes = {
    common: union(forAll),
    ofGroups: new Map(
      [...named].map((groupId) => {
        const own = windows.filter((window) => window.groups?.includes(groupId));
        return [groupId, union([...forAll, ...own])];
      }),
    ),
  };
  const endless = [freezes.common, ...freezes.ofGroups.values()]
    .map((frozen) => endlessRun(frozen, workingDaysOnly))
    .find((name) => name !== undefined);
  if (endless === undefined) return { ok: true, freezes };
  return refuse('endless-freeze', { name: endless, years: LONGEST_YEARS });
}

function union(windows: readonly FreezeWindow[]): Freeze[] {
  const found: Freeze[] = [];
  const inOrder = windows
    .map(({ name, from, to }) => ({ name, from: dayOf(from), to: dayOf(to) }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  for (const window of inOrder) {
    const last = found.at(-1);
    if (last === undefined || window.from > last.to) found.push(window);
    else if (window.to > last.to) found[found.length - 1] = { ...window, from: last.from };
  }
  return found;
}

function strangeGroup(windows: readonly FreezeWindow[], groups: readonly string[]): Params | undefined {
  const known = new Set([PILOT, ...groups]);
  for (const { name, groups: named = [] } of windows) {
    const strange = named.find((groupId) => !known.has(groupId));
    if (strange !== undefined) return { name, group: strange };
  }
  return undefined;
}

/** Name of the window with which frozen days that follow each other without an open day become too long. */
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

function refuse(code: FreezeRefusal, params: Params): ReadFreezes {
  return { ok: false, code, params };
}
