import { type Clock, timestamp } from '../../../base/clock.ts';
import { type AnswerError, conflict, notFound } from '../../../base/errors.ts';
import type { AuditEntry } from '../../../contract/announcements/announcement.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { StoredAnnouncement } from './announcement.ts';
import type { AnnouncementsTable, FoundAnnouncement } from './announcements-table.ts';

interface BookDeps {
  announcements: AnnouncementsTable;
  audit: AuditTable;
  clock: Clock;
}

import type { AuditTable } from './audit-table.ts';

/** As it stands now. @throws AnswerError when there is no such announcement. */
export async function foundAnnouncement(
  deps: Pick<BookDeps, 'announcements'>,
  id: string,
): Promise<FoundAnnouncement> {
  const found = await deps.announcements.get(id);
  if (!found) throw notFound('announcement', id);
  return found;
}

/** Writes a change down over what was found. @throws AnswerError when somebody was faster. */
export async function writeOver(
  { announcements, audit }: Pick<BookDeps, 'announcements' | 'audit'>,
  found: FoundAnnouncement,
  next: StoredAnnouncement,
): Promise<void> {
  if ((await announcements.update(found, next)) === 'changed') throw await changedMeanwhile(audit, found.id);
}

/** A line in the record of an announcement. */
export async function noteInRecord(
  { audit, clock }: Pick<BookDeps, 'audit' | 'clock'>,
  id: string,
  what: AuditEntry['what'],
  by: Pick<Caller, 'id' | 'name'>,
  note = '',
): Promise<void> {
  await audit.add(id, { what, by: { id: by.id, name: by.name }, at: timestamp(clock), note });
}

/** For the second of two who change the same announcement. */
export async function changedMeanwhile(audit: AuditTable, id: string): Promise<AnswerError> {
  const [last] = await audit.of(id);
  const who = last
    ? `${last.by.name} has just changed this announcement (${last.what})`
    : 'Somebody has just changed this announcement';
  return conflict(
    'announcement-changed',
    `${who}. Nothing of yours was done, and nothing was overwritten: look at it as it is now.`,
  );
}
