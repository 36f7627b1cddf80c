import type { MissingPeople } from '../../../bot/contract/importing/import-people.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import { ensureFirstLead } from '../../../bot/rooms/people/first-lead.ts';
import { type Answer, anApp } from '../../support/an-app.ts';
import { aPeopleCsv, type CsvPerson } from '../people/a-people-csv.ts';

/** The whole product over HTTP, with a lead of all groups and the people whom they brought in. */
export async function aServedOrganisation(
  first: CsvPerson,
  rows: readonly CsvPerson[],
  given: { storage?: Storage } = {},
) {
  const { app, storage, call, close } = await anApp(given);
  const people = app.rooms.people.api;
  await ensureFirstLead(people, { ...first, name: 'First Lead' });
  const signedIn = ({ id, upn }: CsvPerson) => ({ id, upn, name: 'Somebody' });

  const organisation = {
    app,
    people,
    storage,
    close,
    call: (who: CsvPerson, method: string, path: string, body?: unknown): Promise<Answer> =>
      call(signedIn(who), method, path, body),
    me: async (who: CsvPerson): Promise<Me> => (await call(signedIn(who), 'GET', '/api/me')).body,
    preview: (who: CsvPerson, file: string, missing: MissingPeople = 'stay'): Promise<Answer> =>
      call(signedIn(who), 'POST', `/api/people/import/preview?missing=${missing}`, file),
    /** With a yes to what a preview said, or without having looked; the job waits. */
    handIn: (who: CsvPerson, file: string, confirm?: string, missing?: MissingPeople): Promise<Answer> => {
      const query = new URLSearchParams({ ...(confirm && { confirm }), ...(missing && { missing }) });
      return call(signedIn(who), 'POST', `/api/people/import?${query}`, file);
    },
    /** The same, carried out; answers with the progress once it is done. */
    async send(who: CsvPerson, file: string, confirm?: string, missing?: MissingPeople): Promise<Answer> {
      const accepted = await organisation.handIn(who, file, confirm, missing);
      if (accepted.status !== 202) return accepted;
      await organisation.carryOut(accepted.body.id);
      const { body } = await call(signedIn(first), 'GET', '/api/people/import');
      return { status: accepted.status, body: body.report };
    },
    async carryOut(importId: string): Promise<void> {
      for (const job of app.rooms.importing.jobs) await job.run({ importId }, new AbortController().signal);
    },
    /** After a look, with a yes to what it said. */
    async confirm(who: CsvPerson, file: string, missing: MissingPeople = 'stay'): Promise<Answer> {
      const { body } = await organisation.preview(who, file, missing);
      return organisation.send(who, file, body.confirm, missing);
    },
    progress: (who: CsvPerson): Promise<Answer> => call(signedIn(who), 'GET', '/api/people/import'),
  };
  const brought = await organisation.send(first, aPeopleCsv(...rows));
  if (brought.status !== 202) throw new Error(`The people were not taken: ${JSON.stringify(brought.body)}`);
  return organisation;
}
