import { handleJob, type JobHandler, LaterError } from '../../../doors/jobs/job.ts';
import type { Messenger } from '../../../doors/teams/messenger.ts';
import type { People } from '../../people/people.ts';
import type { Pacer } from '../../telling/pacer.ts';
import { TELL_AUTHOR } from '../job-kinds.ts';

interface TellAuthorDeps {
  people: Pick<People, 'table'>;
  messenger: Pick<Messenger, 'tell'>;
  pacer: Pacer;
}

/** Teams says "too fast" without saying how long to wait: then this long. */
const AGAIN_SECONDS = 5;

/** Tells an author in chat what became of their announcement without them. Who has no chat reads it in the tab. */
export function tellAuthorJobs({ people, messenger, pacer }: TellAuthorDeps): JobHandler[] {
  return [
    handleJob(TELL_AUTHOR, async ({ personId, text }) => {
      const person = await people.table.find(personId);
      if (!person?.conversation) return;
      const turns = await pacer.reserve(1);
      if ((await turns.next()) === 'missed') throw new LaterError(1, 'the turn was missed');
      const outcome = await messenger.tell(person.conversation, { text });
      if (outcome.kind !== 'throttled') return;
      const seconds = (outcome.retryAfterMs ?? AGAIN_SECONDS * 1000) / 1000;
      await pacer.pause(seconds * 1000);
      throw new LaterError(seconds, 'Teams asked to wait');
    }),
  ];
}
