import type { WaveSummary } from '../../../../bot/contract/rollout/rollout.ts';
import { dateOfDay, dayNumber, lastDay } from '../../../ui/format/calendar.ts';
import type { Format } from '../../../ui/format/format.ts';
import type { Templates } from '../replies.ts';
import type { ComposeDraft } from './compose-draft.ts';
import { draftOf } from './draft-announcement.ts';

type Template = Templates['templates'][number];
type WaveWords = Pick<WaveSummary, 'phase' | 'group' | 'start' | 'end'>;

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
export function startingDraft({ announcement }: Pick<Template, 'announcement'>, past: boolean): ComposeDraft {
  const draft = draftOf(announcement);
  return past ? { ...draft, schedule: { ...draft.schedule, kind: 'now' } } : draft;
}

/** A line as a reader of a list wants it: with the words of its wave, and without the marks of Markdown. */
export function filledLine(text: string, wave: WaveWords | undefined, format: Format): string {
  const words: Readonly<Record<string, string>> =
    wave === undefined
      ? {}
      : {
          phase: wave.phase.name,
          group: wave.group.name,
          start: format.day(wave.start),
          end: format.day(lastDay(wave.end)),
        };
  return text
    .replace(/\{(\w+)\}/g, (asWritten, placeholder: string) => words[placeholder] ?? asWritten)
    .replaceAll('**', '')
    .replaceAll(/\s*\n\s*/g, ' ');
}
