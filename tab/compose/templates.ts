import { dateOfDay, dayNumber } from '../format/calendar.ts';
import type { Format } from '../format/format.ts';
import { type ComposeDraft, draftOf } from './compose-draft.ts';
import type { Templates } from './replies.ts';

type Template = Templates['templates'][number];
type TemplateWave = Pick<Templates['wave'], 'name' | 'start' | 'group'>;

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

/** A line of a template as a reader of a list wants it: for this wave, and without the marks of Markdown. */
export function templateLine(text: string, { name, start, group }: TemplateWave, format: Format): string {
  const words: Readonly<Record<string, string>> = {
    phase: name,
    group: group.name,
    start: format.day(start),
  };
  return text
    .replace(/\{(\w+)\}/g, (asWritten, placeholder: string) => words[placeholder] ?? asWritten)
    .replaceAll('**', '')
    .replaceAll(/\s*\n\s*/g, ' ');
}
