import { readingLocale } from '../../base/words/languages.ts';
import { message } from '../../base/words/message.ts';
import { sayIn } from '../../base/words/say.ts';
import { handleJob, type JobData, type JobHandler, type Jobs } from '../../doors/jobs/job.ts';
import type { People } from '../people/people.ts';
import { type Person, PILOT } from '../people/person.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { orLater, type Telling } from '../telling/telling.ts';
import { TELL_LEAD, TELL_LEADS } from './job-kinds.ts';
import type { SendingsTable } from './record/sendings-table.ts';

export interface TellLeadsDeps {
  people: People;
  rollouts: Rollouts;
  sendings: SendingsTable;
  telling: Pick<Telling, 'tell'>;
  jobs: Jobs;
}

/** Tells the leads of a wave that its announcement was stopped by the engine, and why. */
export function tellLeadsJobs(deps: TellLeadsDeps): JobHandler[] {
  const { people, rollouts, sendings, telling, jobs } = deps;

  async function tellAll({ id }: { id: string }): Promise<void> {
    const sending = await sendings.get(id);
    if (!sending?.stoppedBecause) return;
    const groupId = sending.waveId && (await rollouts.wave(sending.waveId)).groupId;
    for (const holder of await people.roles.holders('lead')) {
      const person = await people.table.find(holder.id);
      if (person && leads(person, groupId)) await jobs.add(TELL_LEAD, { id, personId: person.id });
    }
  }

  async function tellOne({ id, personId }: JobData<typeof TELL_LEAD>): Promise<void> {
    const [sending, person] = await Promise.all([sendings.get(id), people.table.find(personId)]);
    if (!sending?.stoppedBecause || !person) return;
    const { title, stoppedBecause: why } = sending;
    const say = sayIn(readingLocale(person.locale), person.timeZone);
    const text = say(message('delivery.stopped-for-leads', { title, why }));
    const what = message('delivery.word-of-stop', { title });
    // The bot that was refused cannot tell either, until somebody has mended that; by then it may go on again.
    orLater(await telling.tell(person, { text }, { urgency: 'decision', what }));
  }

  return [handleJob(TELL_LEADS, tellAll), handleJob(TELL_LEAD, tellOne)];
}

/** An announcement that hangs on no wave is the business of leads of all groups. */
function leads({ leads: groups }: Pick<Person, 'leads'>, groupId: string | null): boolean {
  return groups === null || (groupId !== null && groupId !== PILOT && groups.includes(groupId));
}
