import { type Message, message, type Param } from '../../../base/words/message.ts';
import type { WaveAnnouncement } from '../../../contract/delivery/wave-announcement.ts';

/** What a new date means for the announcements of a wave, as notes; none when it has none. */
export function notesOnCards(
  wave: Param,
  oldStart: Param,
  announcement: WaveAnnouncement | undefined,
): Message[] {
  if (announcement === undefined) return [];
  const { state, told, scheduled } = announcement;
  const notes: Message[] = [];
  if (told > 0) notes.push(message('rollout.cards-change', { wave, told, oldStart }));
  else if (state !== null) notes.push(message('rollout.reached-nobody', { wave }));
  if (scheduled > 0) notes.push(message('rollout.scheduled-moves', { wave, count: scheduled }));
  return notes;
}
