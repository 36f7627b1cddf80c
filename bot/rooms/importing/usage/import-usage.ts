import { Temporal } from 'temporal-polyfill';
import { type Clock, timestamp } from '../../../base/clock.ts';
import { mostBad } from '../../../base/csv.ts';
import { conflict, invalid } from '../../../base/errors.ts';
import { type Message, message, type Say } from '../../../base/words/message.ts';
import { Product } from '../../../contract/adoption/adoption.ts';
import type { ImportReport } from '../../../contract/common.ts';
import { EVERYBODY, totalsOf } from '../../adoption/adoption.ts';
import { guardedPilots } from '../../adoption/pilot-rest.ts';
import type { ImportedReport } from '../../adoption/reports-table.ts';
import type { Adoption } from '../../adoption/usage-snapshots.ts';
import type { People } from '../../people/people.ts';
import { isInNoGroup } from '../../people/person.ts';
import { readUsageReport, type UsageReport } from './usage-report.ts';

export interface UsageImport {
  adoption: Adoption;
  people: People;
  clock: Clock;
}

/**
 * Brings in a usage report. Good rows are stored, also when others are bad; the same refresh date again replaces
 * what was there; until its rows are complete, the date does not show. Groups are those people are in now: a later move
 * does not change the history.
 * @throws AnswerError when the file is no report that can be read, is dated in the future, or would take the
 * groups away from a date that has them, and while people are being imported.
 */
export async function importUsage(
  { adoption, people, clock }: UsageImport,
  text: string,
  say: Say,
): Promise<ImportReport & { refreshDate: string | null }> {
  // It is counted by the groups that people are in.
  const stillSettled = await people.upheaval.refuse();
  const report = readUsageReport(text);
  const { refreshDate } = report;
  const { bad, notes } = mostBad(report.bad, say);
  if (!refreshDate || report.people.length === 0) {
    return {
      taken: 0,
      bad,
      notes: [...notes, ...deletedNotes(report).map(say)],
      refreshDate: refreshDate?.toString() ?? null,
    };
  }
  refuseFuture(refreshDate, clock);
  const [before, newest] = await Promise.all([adoption.reports.get(refreshDate), adoption.reports.newest()]);
  if (before && !before.concealed && report.concealed) {
    throw conflict('usage-names-lost', { day: refreshDate.toString() });
  }

  const { groups, pilots } = report.concealed ? nobody() : await membersByUpn(people);
  await stillSettled();
  const groupOf = (upn: string) => groups.get(upn);
  const totals = totalsOf(report.people, refreshDate, groupOf);
  const ofPilots = report.people.filter(({ upn }) => pilots.has(upn));
  const pilotTotals = guardedPilots(totals, totalsOf(ofPilots, refreshDate, groupOf));
  const begun = await adoption.reports.begin(refreshDate, clock.now());
  if (begun === 'held') throw conflict('usage-under-way', { day: refreshDate.toString() });
  try {
    await adoption.people.replace(refreshDate, report.concealed ? [] : report.people, groupOf);
    await adoption.totals.replace(refreshDate, totals, pilotTotals);
  } catch (error) {
    await begun.giveUp().catch(() => undefined);
    throw error;
  }
  const saved = await begun.save({
    refreshDate,
    people: report.people.length,
    concealed: report.concealed,
    products: Product.options.filter((product) => (totals.get(product)?.get(EVERYBODY)?.enabled ?? 0) > 0),
    importedAt: timestamp(clock),
  });
  if (saved === 'overtaken') throw conflict('import-overtaken');

  const unmatched = report.people.filter(({ upn }) => !groups.has(upn)).length;
  return {
    taken: report.people.length,
    bad,
    notes: [
      ...notes,
      ...[
        ...(report.concealed ? [message('importing.usage-concealed')] : unmatchedNotes(unmatched)),
        ...deletedNotes(report),
        ...olderNotes(refreshDate, newest),
      ].map(say),
    ],
    refreshDate: refreshDate.toString(),
  };
}

interface Members {
  /** Business groups by user principal name. */
  groups: Map<string, string>;
  /** User principal names of the pilot set. */
  pilots: Set<string>;
}

/** Who belongs where, read in one pass. */
async function membersByUpn(people: People): Promise<Members> {
  const members = nobody();
  for await (const { upn, groupId, pilot } of people.table.everybody()) {
    if (upn === '') continue;
    if (!isInNoGroup({ groupId })) members.groups.set(upn.toLowerCase(), groupId);
    if (pilot) members.pilots.add(upn.toLowerCase());
  }
  return members;
}

function nobody(): Members {
  return { groups: new Map(), pilots: new Set() };
}

/** A date that lies ahead is a slip of the pen, and would stand as the newest report for good. */
function refuseFuture(refreshDate: Temporal.PlainDate, clock: Clock): void {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO('UTC').toPlainDate();
  if (Temporal.PlainDate.compare(refreshDate, now) <= 0) return;
  throw invalid('usage-date-ahead', { day: refreshDate.toString(), today: now.toString() });
}

function unmatchedNotes(count: number): Message[] {
  return count === 0 ? [] : [message('importing.usage-unmatched', { count })];
}

function deletedNotes({ deleted }: UsageReport): Message[] {
  return deleted === 0 ? [] : [message('importing.usage-deleted', { count: deleted })];
}

function olderNotes(refreshDate: Temporal.PlainDate, newest: ImportedReport | undefined): Message[] {
  if (!newest || Temporal.PlainDate.compare(refreshDate, newest.refreshDate) >= 0) return [];
  return [
    message('importing.usage-older', { day: refreshDate.toString(), newest: newest.refreshDate.toString() }),
  ];
}
