import { unexpected } from '../../base/errors.ts';
import { readingLocale } from '../../base/words/languages.ts';
import { sayIn } from '../../base/words/say.ts';
import { handleJob, type JobHandler, LaterError } from '../../doors/jobs/job.ts';
import { inWords } from '../../doors/teams/chat.ts';
import type { Telling } from '../telling/telling.ts';
import { answerCard } from './cards.ts';
import type { Feedback } from './feedback.ts';
import { TELL_ANSWER } from './job-kinds.ts';

export function feedbackJobs(feedback: Feedback, telling: Pick<Telling, 'tell'>): JobHandler[] {
  const { people } = feedback;

  /**
   * Tells a person the answer to their issue. May run twice: the answer that was told is remembered. Only a
   * crash between sending and remembering tells it once more. Who cannot be reached finds it under "My issues".
   */
  async function tellAnswer({ number }: { number: number }): Promise<void> {
    const issue = await feedback.issues.get(number);
    if (!issue?.answer || issue.toldOf === issue.answer.at) return;
    const person = await people.table.find(issue.person.id);
    if (!person) return;

    const say = sayIn(readingLocale(person.locale), person.timeZone);
    const card = inWords(answerCard(issue, issue.answer, say), say);
    const told = await telling.tell(person, card, { urgency: 'answer' });
    switch (told.kind) {
      case 'sent':
        return feedback.issues.told(number, issue.answer.at);
      case 'unreachable':
        return;
      case 'later':
        throw new LaterError(told.seconds, 'sending is paused');
      // One answer that may come twice is better than none: tried again, and parked in the end for a person to see.
      case 'failed':
      case 'unknown':
      case 'bot-refused':
        throw new Error(`The answer to issue #${number} did not arrive: ${told.raw}`);
      default:
        return unexpected(told);
    }
  }

  return [handleJob(TELL_ANSWER, tellAnswer)];
}
