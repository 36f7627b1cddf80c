import type { WaveAnnouncement } from '../../../bot/contract/delivery/wave-announcement.ts';
import type { MovePreviewView } from '../../../bot/contract/overview/moves.ts';
import type { Format } from '../format/format.ts';

/** How much a change of the plan would change, in a sentence. */
export function previewSummary(
  { changed, rolloutEnd: { before, after } }: Pick<MovePreviewView, 'changed' | 'rolloutEnd'>,
  format: Format,
): string {
  if (changed.length === 0) return 'No wave changes its dates.';
  const people = changed.reduce((sum, wave) => sum + wave.people, 0);
  const changes = `${format.count(changed.length, 'wave changes its dates', 'waves change their dates')}, for ${format.people(people)}.`;
  if (before === after) return `${changes} The rollout ends when it did before.`;
  return `${changes} The rollout is over on ${format.day(after)} instead of ${format.day(before)}.`;
}

/** What people of a wave know of it. */
export function announcementWords(announcement: WaveAnnouncement | null, format: Format): string {
  if (announcement === null) return 'Not announced';
  const { state, told, scheduled } = announcement;
  const sent =
    told > 0
      ? `${format.people(told)} reached`
      : state === null
        ? undefined
        : 'Announced, nobody reached so far';
  if (scheduled === 0) return sent ?? 'Not announced';
  const waiting = format.count(scheduled, 'announcement scheduled', 'announcements scheduled');
  return sent === undefined ? waiting : `${sent}, ${waiting}`;
}
