import { type AnswerError, conflict } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import type { AnnouncementState } from '../../../contract/announcements/announcement.ts';

/** For a step that the state of an announcement does not know. */
export function doesNotFit(state: AnnouncementState): AnswerError {
  return conflict('step-does-not-fit', { state: message(`announcements.state.${state}`) });
}
