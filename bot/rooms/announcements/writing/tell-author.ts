import { message } from '../../../base/words/message.ts';
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
    handleJob(TELL_AUTHOR, async ({ personId, text }) => {
      const person = await people.table.find(personId);
      const what = message('announcements.note-to-author', { text });
      if (person) orLater(await telling.tell(person, { text }, { urgency: 'rest', what }));
    }),
  ];
}
