import { type Clock, timestamp } from '../../../base/clock.ts';
import { type AnswerError, conflict, notFound } from '../../../base/errors.ts';
import { message, type Words } from '../../../base/words/message.ts';
import type { AuditEntry } from '../../../contract/announcements/announcement.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { StoredAnnouncement } from './announcement.ts';
import type { AnnouncementsTable, FoundAnnouncement } from './announcements-table.ts';
import type { AuditTable } from './audit-table.ts';

interface RecordDeps {
  announcements: AnnouncementsTable;
  audit: AuditTable;
  clock: Clock;
}

/** As it stands now. @throws AnswerError when there is no such announcement. */
export async function readAnnouncement(
  deps: Pick<RecordDeps, 'announcements'>,
  id: string,
): Promise<FoundAnnouncement> {
  const found = await deps.announcements.get(id);
  if (!found) throw notFound('announcement', id);
  return found;
}

/** Writes a change down over what was found. @throws AnswerError when somebody was faster. */
export async function writeOver(
  { announcements, audit }: Pick<RecordDeps, 'announcements' | 'audit'>,
  found: FoundAnnouncement,
  next: StoredAnnouncement,
): Promise<void> {
  if ((await announcements.update(found, next)) === 'changed') throw await changedMeanwhile(audit, found.id);
}

/** A line in the record of an announcement. */
export async function noteInRecord(
  { audit, clock }: Pick<RecordDeps, 'audit' | 'clock'>,
  id: string,
  what: AuditEntry['what'],
  by: Pick<Caller, 'id' | 'name'>,
  note: Words = '',
): Promise<void> {
  await audit.add(id, { what, by: { id: by.id, name: by.name }, at: timestamp(clock), note });
}

/** For the second of two who change the same announcement. */
export async function changedMeanwhile(audit: AuditTable, id: string): Promise<AnswerError> {
  const [last] = await audit.of(id);
  return conflict('announcement-changed', {
    name: last?.by.name ?? message('common.somebody'),
    what: message(`announcements.did.${last?.what ?? 'edited'}`),
  });
}
