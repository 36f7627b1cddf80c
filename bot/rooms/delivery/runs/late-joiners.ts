import type { AudiencePages } from '../../announcements/audience/audience-pages.ts';
import type { Sending } from '../record/sending.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import { type RecipientsDeps, recipientsOf } from '../sending/recipients.ts';

export interface LateJoinersDeps extends RecipientsDeps {
  deliveries: Pick<DeliveriesTable, 'after'>;
}

type Page = Awaited<ReturnType<AudiencePages['after']>>;

const PAGE_SIZE = 1000;

/**
 * People who are in the audience by now and have no delivery, but for those whom it would pass by.
 * @throws AnswerError (conflict) while people are being imported
 */
export async function countJoined(
  deps: LateJoinersDeps,
  sending: Pick<Sending, 'id' | 'waveId' | 'rolloutId'>,
): Promise<number> {
  const there = new Set<string>();
  for await (const { personId } of deps.deliveries.after(sending.id, undefined, { pageSize: PAGE_SIZE }))
    there.add(personId);
  const recipients = await recipientsOf(deps, sending, deps.people.upheaval.refuse);
  let joined = 0;
  for await (const page of joinedSince(recipients.pages, there))
    joined += page.filter(({ person }) => recipients.skips(person) === undefined).length;
  return joined;
}

/** The people of an audience page by page, without those who are there already. */
export async function* joinedSince(pages: AudiencePages, there: ReadonlySet<string>): AsyncIterable<Page> {
  for (let page = await pages.after(undefined, PAGE_SIZE); page.length > 0; ) {
    yield page.filter(({ person }) => !there.has(person.id));
    const last = page.at(-1);
    page = last ? await pages.after({ personId: last.person.id, audience: last.audience }, PAGE_SIZE) : [];
  }
}
