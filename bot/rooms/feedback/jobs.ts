import { unexpected } from '../../base/errors.ts';
import { readingLocale } from '../../base/words/languages.ts';
import { sayIn } from '../../base/words/say.ts';
import { handleJob, type JobHandler, LaterError } from '../../doors/jobs/job.ts';
import { inWords } from '../../doors/teams/chat.ts';
import type { Messenger } from '../../doors/teams/messenger.ts';
import { audienceOf, whyUnreachable } from '../people/person.ts';
import { answerCard } from './cards.ts';
import type { Feedback } from './feedback.ts';
import { TELL_ANSWER } from './job-kinds.ts';

/** Seconds to wait when Teams asks for patience: what it asks for, or this, and never longer than an hour. */
const PATIENCE = { usual: 30, most: 3600 };

export function feedbackJobs(feedback: Feedback, messenger: Pick<Messenger, 'tell'>): JobHandler[] {
  const { people } = feedback;

  /**
   * Tells a person the answer to their issue. May run twice: the answer that was told is remembered. Only a
   * crash between sending and remembering tells it once more. Who cannot be reached finds it under "My issues".
   */
  async function tellAnswer({ number }: { number: number }): Promise<void> {
    const issue = await feedback.issues.get(number);
    if (!issue?.answer || issue.toldOf === issue.answer.at) return;
    const person = await people.table.find(issue.person.id);
    if (!person?.conversation || whyUnreachable(person)) return;

    const say = sayIn(readingLocale(person.locale), person.timeZone);
    const outcome = await messenger.tell(
      person.conversation,
      inWords(answerCard(issue, issue.answer, say), say),
    );
    switch (outcome.kind) {
      case 'sent':
        return feedback.issues.told(number, issue.answer.at);
      case 'unreachable':
        return people.table.setUnreachable(person.id, audienceOf(person), outcome.why);
      case 'throttled':
        throw new LaterError(patience(outcome.retryAfterMs), 'Teams asked for patience.');
      // One answer that may come twice is better than none: tried again, and parked in the end for a person to see.
      case 'failed':
      case 'unknown':
      case 'bot-refused':
        throw new Error(`The answer to issue #${number} did not arrive: ${outcome.raw}`);
      default:
        return unexpected(outcome);
    }
  }

  return [handleJob(TELL_ANSWER, tellAnswer)];
}

function patience(retryAfterMs: number | undefined): number {
  const seconds = retryAfterMs === undefined ? PATIENCE.usual : Math.ceil(retryAfterMs / 1000);
  return Math.min(Math.max(seconds, 1), PATIENCE.most);
}
