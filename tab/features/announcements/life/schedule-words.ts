import type { Schedule } from '../../../../bot/contract/announcements/announcement.ts';
import type { Format } from '../../../ui/format/format.ts';

/** When an announcement goes, in a sentence. */
export function scheduleWords(schedule: Schedule, format: Format): string {
  switch (schedule.kind) {
    case 'now':
      return 'As soon as it is sent.';
    case 'at':
      return `${format.day(schedule.date)} at ${hourWords(schedule)}`;
    case 'relative':
      return `${offsetWords(schedule.offsetDays, format)} at ${hourWords(schedule)} It moves with the wave.`;
  }
}

function hourWords({ hour, ownZone }: { hour: string; ownZone: boolean }): string {
  return `${hour}, ${ownZone ? "in each person's own time zone." : 'in the time zone of the organisation.'}`;
}

function offsetWords(days: number, format: Format): string {
  if (days === 0) return 'On the day the wave starts';
  const count = format.count(Math.abs(days), 'day', 'days');
  return days < 0 ? `${count} before the wave starts` : `${count} after the wave starts`;
}
