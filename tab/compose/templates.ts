import { dateOfDay, dayNumber } from '../format/calendar.ts';
import { type ComposeDraft, draftOf } from './compose-draft.ts';
import type { Templates } from './replies.ts';

type Template = Templates['templates'][number];

/** The day that a template is meant for, and whether that is behind; on the day itself its hour may be. */
export function templateDay(
  { offsetDays }: Pick<Template, 'offsetDays'>,
  waveStart: string,
  today: string,
): { date: string; past: boolean } {
  const date = dateOfDay(dayNumber(waveStart) + offsetDays);
  return { date, past: date <= today };
}

/** A draft from a template. One whose day is behind goes when its author says so. */
export function startingDraft({ composition }: Pick<Template, 'composition'>, past: boolean): ComposeDraft {
  const draft = draftOf(composition);
  return past ? { ...draft, schedule: { ...draft.schedule, kind: 'now' } } : draft;
}
