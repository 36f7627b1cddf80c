import { readingLocale } from '../../base/words/languages.ts';
import { message } from '../../base/words/message.ts';
import { sayIn } from '../../base/words/say.ts';
import { handleJob, type JobHandler } from '../../doors/jobs/job.ts';
import { inWords } from '../../doors/teams/chat.ts';
import { orLater, type Telling } from '../telling/telling.ts';
import { answerCard } from './cards.ts';
import type { Feedback } from './feedback.ts';
import { TELL_ANSWER } from './job-kinds.ts';

export function feedbackJobs(feedback: Feedback, telling: Pick<Telling, 'tell'>): JobHandler[] {
  const { people } = feedback;

  /**
   * Tells a person the answer to their issue. May run twice: the answer that was told is remembered. Only a crash
   * between sending and remembering tells it once more. Whom it does not reach finds it under "My issues".
   */
  async function tellAnswer({ number }: { number: number }): Promise<void> {
    const issue = await feedback.issues.get(number);
    if (!issue?.answer || issue.toldOf === issue.answer.at) return;
    const person = await people.table.find(issue.person.id);
    if (!person) return;

    const say = sayIn(readingLocale(person.locale), person.timeZone);
    const card = inWords(answerCard(issue, issue.answer, say), say);
    const what = message('feedback.answer-to', { number });
    const told = orLater(await telling.tell(person, card, { urgency: 'answer', what }));
    if (told.kind !== 'unreachable') await feedback.issues.told(number, issue.answer.at);
  }

  return [handleJob(TELL_ANSWER, tellAnswer)];
}
