import { readingLocale } from '../../../base/words/languages.ts';
import { message } from '../../../base/words/message.ts';
import { sayIn } from '../../../base/words/say.ts';
import { sayWords } from '../../../base/words/stored.ts';
import { handleJob, type JobHandler } from '../../../doors/jobs/job.ts';
import type { People } from '../../people/people.ts';
import { orLater, type Telling } from '../../telling/telling.ts';
import { TELL_AUTHOR } from '../job-kinds.ts';

interface TellAuthorDeps {
  people: Pick<People, 'table'>;
  telling: Pick<Telling, 'tell'>;
}

/** Tells an author in chat what became of their announcement without them. Who has no chat reads it in the tab. */
export function tellAuthorJobs({ people, telling }: TellAuthorDeps): JobHandler[] {
  return [
    handleJob(TELL_AUTHOR, async (news) => {
      const person = await people.table.find(news.personId);
      if (!person) return;
      const said = 'said' in news ? news.said : news.text;
      const text = sayWords(said, sayIn(readingLocale(person.locale), person.timeZone));
      const what = message('announcements.note-to-author', { text: said });
      orLater(await telling.tell(person, { text }, { urgency: 'rest', what }));
    }),
  ];
}
