import { forbidden, notFound } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import type { DeliveryRowView } from '../../../contract/delivery/results.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { whyNotAddress } from '../../announcements/audience/audience-rule.ts';
import type { StoredAnnouncement } from '../../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import type { People } from '../../people/people.ts';
import { reasonWords } from '../../telling/reason-words.ts';
import type { TrainingLinks } from '../../training/links/training-links.ts';
import type { FoundSending } from '../record/sending-row.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import type { FoundDelivery } from '../sending/delivery-row.ts';

export interface ResultsDeps {
  people: Pick<People, 'groups'>;
  sendings: Pick<SendingsTable, 'get'>;
  announcements: Pick<AnnouncementsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'after'>;
  /** Undefined where openings of training are not counted. */
  links?: TrainingLinks | undefined;
}

export interface ResultFilter {
  state?: DeliveryRowView['state'] | undefined;
  acknowledged?: 'yes' | 'no' | undefined;
  /** Part of a name or a sign-in name. */
  name?: string | undefined;
}

/** An announcement whose people this caller may see. */
export interface Visible {
  sending: FoundSending;
  stored: StoredAnnouncement;
  groups: readonly Group[];
}

/** Rows in one reply. */
const PAGE_ROWS = 100;
/** Rows that one request looks at: what a filter leaves out costs reading as well. */
const MOST_LOOKED_AT = 5_000;
/** Rows of one part of a CSV, and what storage gives at a time. */
const CSV_PART = 1_000;

/**
 * What happened to the people of an announcement, for who sent it. These are records of delivery, as a post office
 * keeps them: they serve to reach people, in the order of their ids, and hold no score. So they are no ranking of
 * people (decision 8), and only leads who may address all of them can look.
 * @throws AnswerError where the announcement is not there, or is not this caller's to see.
 */
export async function visibleTo(deps: ResultsDeps, caller: Caller, id: string): Promise<Visible> {
  const [sending, stored, groups] = await Promise.all([
    deps.sendings.get(id),
    deps.announcements.get(id),
    deps.people.groups.all(),
  ]);
  if (!sending || !stored) throw notFound('announcement', id);
  const refusal = whyNotAddress(caller, stored.announcement.audience, (groupId) =>
    nameOfGroup(groups, groupId),
  );
  if (refusal) throw forbidden(refusal.code, { ...refusal.params, doing: 'open' });
  return { sending, stored, groups };
}

/** One page; `next` is where the following one begins, null behind the last. */
export async function resultsPage(
  { deliveries }: ResultsDeps,
  { sending, groups }: Visible,
  { from, ...wanted }: ResultFilter & { from?: string | undefined },
  say: Say,
): Promise<{ rows: DeliveryRowView[]; next: string | null }> {
  const rows: DeliveryRowView[] = [];
  // A name is looked for among many, so that they are read many at a time.
  const pageSize = wanted.name || wanted.acknowledged ? CSV_PART : PAGE_ROWS;
  let looked = 0;
  const all = deliveries.after(sending.id, placeOf(from), { state: wanted.state, pageSize });
  for await (const delivery of all) {
    looked += 1;
    if (fits(delivery, wanted)) rows.push(view(delivery, groups, say));
    if (rows.length === PAGE_ROWS || looked === MOST_LOOKED_AT)
      return { rows, next: `${delivery.chunk}.${delivery.personId}` };
  }
  return { rows, next: null };
}

/** All that fit, a part at a time: memory for one part, however many people there are. */
export async function* resultParts(
  { deliveries }: ResultsDeps,
  { sending, groups }: Visible,
  wanted: ResultFilter,
  say: Say,
): AsyncIterable<DeliveryRowView[]> {
  let part: DeliveryRowView[] = [];
  const all = deliveries.after(sending.id, undefined, { state: wanted.state, pageSize: CSV_PART });
  for await (const delivery of all) {
    if (fits(delivery, wanted)) part.push(view(delivery, groups, say));
    if (part.length === CSV_PART) {
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}

function placeOf(from: string | undefined) {
  if (from === undefined) return undefined;
  const dot = from.indexOf('.');
  return { chunk: Number(from.slice(0, dot)), personId: from.slice(dot + 1) };
}

function fits({ name, upn, acknowledgedAt }: FoundDelivery, wanted: ResultFilter): boolean {
  if (wanted.acknowledged && (acknowledgedAt !== null) !== (wanted.acknowledged === 'yes')) return false;
  if (!wanted.name) return true;
  const part = wanted.name.toLowerCase();
  return name.toLowerCase().includes(part) || upn.includes(part);
}

function view(delivery: FoundDelivery, groups: readonly Group[], say: Say): DeliveryRowView {
  const { personId, name, upn, groupId, state, why, repeat } = delivery;
  return {
    person: { id: personId, name },
    upn,
    group: { id: groupId, name: nameOfGroup(groups, groupId) },
    state,
    why,
    whyWords: why && say(reasonWords(why, 1)),
    repeat,
    acknowledgedAt: delivery.acknowledgedAt,
    doneAt: delivery.doneAt,
    openedTrainingAt: delivery.openedTrainingAt,
    reportedAt: delivery.reportedAt,
  };
}
