import type { WaveAnnouncement } from '../../contract/moves.ts';

/** The announcement of each wave that has one, by wave id; told by the room that announces. */
export type AnnouncedWaves = ReadonlyMap<string, WaveAnnouncement>;

/** What a new date means for the announcement of a wave, in a sentence; undefined when it has none. */
export function sayAboutCards(
  waveName: string,
  oldStart: string,
  announcement: WaveAnnouncement | undefined,
): string | undefined {
  if (announcement === undefined) return undefined;
  if (announcement.told === 0) {
    return `${waveName} has an announcement that reached nobody so far. What is sent from now on has the new dates, except where its text names the old ones.`;
  }
  const people = announcement.told === 1 ? '1 person' : `${announcement.told} people`;
  return `${waveName} was announced to ${people} already. Their cards still show ${oldStart}: tell them the new date.`;
}
