import type { Me } from '../../../../bot/contract/people/people.ts';
import { dateOfDay, dayNumber } from '../../../ui/format/calendar.ts';
import type { Format } from '../../../ui/format/format.ts';
import type { GanttBar, GanttRow } from '../../../ui/waves/gantt.ts';

const WEEK = 7;

/** How many days a key moves the proposed first day; 0 for a key that moves nothing. */
export function daysOfKey({ key, shiftKey }: { key: string; shiftKey: boolean }): number {
  const step = shiftKey ? WEEK : 1;
  if (key === 'ArrowRight') return step;
  return key === 'ArrowLeft' ? -step : 0;
}

/** Whole days that a pointer went, in a picture of `days` days on so many pixels. */
export function daysOfPixels(pixels: number, picture: { days: number; width: number }): number {
  return picture.width === 0 ? 0 : Math.round((pixels * picture.days) / picture.width);
}

/** The first day of a wave, so many days later; earlier for less than 0. */
export function shiftedStart(start: string, days: number): string {
  return dateOfDay(dayNumber(start) + days);
}

export interface Ghost {
  readonly from: number;
  readonly length: number;
}

/** Where a proposed wave is drawn: never outside of the picture, however far it is shifted. */
export function ghostOf(bar: Pick<GanttBar, 'from' | 'length'>, shift: number, days: number): Ghost {
  const from = bar.from + shift / days;
  const start = Math.min(Math.max(from, 0), 1);
  return { from: start, length: Math.min(Math.max(from + bar.length, 0), 1) - start };
}

/** `12 Jan 2027, 3 days later`: a proposed first day, for eyes and ears. */
export function proposalWords(start: string, shift: number, format: Format): string {
  const day = format.day(shiftedStart(start, shift));
  if (shift === 0) return `${day}, as planned`;
  return `${day}, ${format.count(Math.abs(shift), 'day', 'days')} ${shift > 0 ? 'later' : 'earlier'}`;
}

/** May this person move that wave? Only decides what is offered: the server judges every move again. */
export function mayMoveBar(me: Pick<Me, 'role' | 'leads'>, row: GanttRow, bar: GanttBar): boolean {
  if (me.role !== 'lead' || bar.state === 'complete' || bar.state === 'cancelled') return false;
  return me.leads === null || me.leads.some(({ id }) => id === row.group.id);
}
