import type { WaveAnnouncement } from '../../../contract/rollout/moves.ts';

/** The announcements of each wave that has any, by wave id; told by the room that announces. */
export type AnnouncedWaves = ReadonlyMap<string, WaveAnnouncement>;

/** What a new date means for the announcements of a wave, in sentences; none when it has none. */
export function sayAboutCards(
  waveName: string,
  oldStart: string,
  announcement: WaveAnnouncement | undefined,
): string[] {
  if (announcement === undefined) return [];
  const { state, told, scheduled } = announcement;
  const notes: string[] = [];
  if (told > 0) {
    const people = told === 1 ? '1 person' : `${told} people`;
    notes.push(
      `${waveName} was announced to ${people} already. Their cards get the new date in place; where the text itself names ${oldStart}, change the text or tell them.`,
    );
  } else if (state !== null) {
    notes.push(
      `${waveName} has an announcement that reached nobody so far. What is sent from now on has the new dates, except where its text names the old ones.`,
    );
  }
  if (scheduled > 0) {
    notes.push(
      scheduled === 1
        ? `${waveName} has 1 scheduled announcement. It moves with the wave; if its new time is over already, it is a draft again and its author is told.`
        : `${waveName} has ${scheduled} scheduled announcements. They move with the wave; those whose new time is over already are drafts again and their authors are told.`,
    );
  }
  return notes;
}
