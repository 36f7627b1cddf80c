import { type AnswerError, conflict } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import { type StoredAnnouncement, standing } from './announcement.ts';

/** For a step that an announcement does not know where it stands. */
export function doesNotFit(found: Pick<StoredAnnouncement, 'state' | 'stoppedBecause'>): AnswerError {
  return conflict('step-does-not-fit', { state: message(`announcements.state.${standing(found)}`) });
}
