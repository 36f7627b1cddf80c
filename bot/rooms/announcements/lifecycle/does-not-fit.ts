import { type AnswerError, conflict } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import type { CompositionState } from '../../../contract/announcements/composition.ts';

/** For a step that the state of an announcement does not know. */
export function doesNotFit(state: CompositionState): AnswerError {
  return conflict('step-does-not-fit', { state: message(`announcements.state.${state}`) });
}
