import type { FreezeWindow } from '../../../bot/contract/rollout/rollout.ts';
import { dateOfDay, dayNumber, lastDay } from '../format/calendar.ts';

/** A freeze window as people say it: its last day is one of its days. */
export interface DraftFreeze {
  readonly key: string;
  readonly name: string;
  readonly first: string;
  readonly last: string;
  /** The groups it is for; left out for everybody. */
  readonly groups?: readonly string[] | undefined;
}

export function windowOf({ name, first, last, groups }: DraftFreeze): FreezeWindow {
  const window = { name: name.trim(), from: first, to: dateOfDay(dayNumber(last) + 1) };
  return groups === undefined ? window : { ...window, groups: [...groups] };
}

/** Those that have days already; the others are still being typed. */
export function windowsOf(freezes: readonly DraftFreeze[]): FreezeWindow[] {
  return freezes
    .filter(({ first, last }) => first !== '' && last !== '' && first <= last)
    .map((freeze) => windowOf(freeze));
}

export function draftOfWindow({ name, from, to, groups }: FreezeWindow, key: string): DraftFreeze {
  return { key, name, first: from, last: lastDay(to), ...(groups && { groups }) };
}

/** What the product would not take, said before it is asked; null where it would. */
export function freezesFault(freezes: readonly DraftFreeze[]): string | null {
  if (freezes.some(({ name, first, last }) => name.trim() === '' || first === '' || last === '')) {
    return 'Every freeze window needs a name, a first day and a last day.';
  }
  const backwards = freezes.find(({ first, last }) => last < first);
  if (backwards !== undefined) {
    return `The last day of "${backwards.name.trim()}" is before its first day.`;
  }
  const nobody = freezes.find(({ groups }) => groups?.length === 0);
  if (nobody !== undefined) return `Choose whom "${nobody.name.trim()}" is for.`;
  return null;
}

/** The names of the windows that a wave of a group runs into, each once. */
export function runsInto(
  { groupId, start, end }: { groupId: string; start: string; end: string },
  windows: readonly FreezeWindow[],
): string[] {
  const names = windows
    .filter(({ from, to, groups }) => start < to && from < end && (groups?.includes(groupId) ?? true))
    .map(({ name }) => name);
  return [...new Set(names)];
}
