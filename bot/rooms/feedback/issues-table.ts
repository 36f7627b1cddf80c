import { setTimeout as wait } from 'node:timers/promises';
import type { IssueState, Severity } from '../../contract/feedback/feedback.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, type Row, type Stored, type Write } from '../../doors/azure/table.ts';
import type { Answer, Issue } from './issue.ts';
import {
  announcementWrites,
  HEAD_COLUMNS,
  headsOfAnnouncement,
  type IssueHead,
  rolloutOf,
  toHead,
} from './issues-of-announcement.ts';
import { completeWaves, type IssueOfWave, issuesOfWave, waveWrites } from './issues-of-wave.ts';
import { mayReportAt, REPORT_LIMIT } from './report-limit.ts';

/** What a person reports; the number comes with filing. Without an announcement it came another way. */
export type Report = Omit<Issue, 'number' | 'state' | 'answer' | 'toldOf' | 'announcement' | 'rolloutId'> &
  Partial<Pick<Issue, 'announcement' | 'rolloutId'>>;

/** A person has reported so much that the next report has to wait until this moment, in ms. */
export interface TooMany {
  until: number;
}

/** Of an issue that is not settled, what tells whose it is and how long it waits. */
export interface WaitingIssue extends Pick<Issue, 'number' | 'groupId' | 'reportedAt'> {
  state: 'open' | 'in-progress';
  /** Null where it is about no rollout. */
  rolloutId: string | null;
}

export interface IssuesTable {
  /** Files a report. The same form of the same person again, even at the same moment, gives the same issue. */
  file(report: Report, form: string): Promise<Issue>;
  /** The same, unless the person reports too much. */
  fileWithinLimit(report: Report, form: string): Promise<Issue | TooMany>;
  get(number: number): Promise<Issue | undefined>;
  /**
   * The heads of all issues, or of one person's, newest first. Reads through every issue there is: an index by
   * person and by group has to come before there are tens of thousands.
   */
  heads(personId?: string): Promise<IssueHead[]>;
  /** The heads of what was reported from one announcement, newest first; reads no other issue. */
  headsOf(announcementId: string): Promise<IssueHead[]>;
  /** How badly each issue of a business group blocks that nobody has settled yet. */
  waitingIn(groupId: string): Promise<Severity[]>;
  /** Every issue that is open or in progress, in no order. */
  waiting(): Promise<WaitingIssue[]>;
  /** What was reported about one wave, by number; reads no other issue. */
  ofWave(waveId: string): Promise<IssueOfWave[]>;
  /** Ties an issue to the announcement that it was reported from. One that has an announcement keeps it. */
  attach(number: number, announcement: NonNullable<Issue['announcement']>): Promise<void>;
  /** `changed` when somebody else wrote to the issue since it was read. */
  answer(read: Issue, state: IssueState, answer: Answer): Promise<'written' | 'changed'>;
  /** Remembers which answer the person was told. */
  told(number: number, answeredAt: string): Promise<void>;
}

/** One table, one partition, five kinds of rows, so that one batch can write all of them. */
interface IssueRow {
  /** All kinds: the issue's own number, that of a form or of what finds an issue, or the number given last. */
  number: number;
  personId?: string;
  personName?: string;
  groupId?: string;
  phaseId?: string;
  phaseName?: string;
  waveId?: string;
  rolloutId?: string;
  announcementId?: string;
  announcementTitle?: string;
  text?: string;
  severity?: string;
  state?: string;
  reportedAt?: string;
  answer?: string;
  answeredById?: string;
  answeredByName?: string;
  answeredAt?: string;
  toldOf?: string;
}

const PARTITION = 'issue';
const COUNTER = 'counter';
/** Row keys of issues, and only those, start with a digit; ":" is the character after "9". */
const ISSUES = filter`PartitionKey eq ${PARTITION} and RowKey ge ${'0'} and RowKey lt ${':'}`;

/**
 * Filing competes for the counter, and each round one of the competitors gets through. Waits are random up to
 * this many milliseconds a round, so that they do not meet again.
 */
const FILING = { rounds: 60, waitMs: 40 };

export async function openIssuesTable(storage: Storage): Promise<IssuesTable> {
  const rows = await storage.table<IssueRow>('issues');

  async function get(number: number): Promise<Issue | undefined> {
    const row = await rows.get(PARTITION, keyOf(number));
    return row && toIssue(row);
  }

  let complete: Promise<void> | undefined;

  async function filedUnder(formKey: string): Promise<Issue | undefined> {
    const row = await rows.get(PARTITION, formKey);
    return row && get(row.number);
  }

  /** When this person may report again; undefined for now. Reads what they have reported within the limit's time. */
  async function waitOf({ person, reportedAt }: Report): Promise<TooMany | undefined> {
    const now = Date.parse(reportedAt);
    const since = new Date(now - REPORT_LIMIT.withinMs).toISOString();
    const [from, to] = [formKeyOf(person.id, ''), `form:${person.id};`];
    const found: string[] = [];
    const query = {
      filter: filter`PartitionKey eq ${PARTITION} and RowKey ge ${from} and RowKey lt ${to} and reportedAt gt ${since}`,
      columns: ['reportedAt'],
    };
    for await (const row of rows.list(query)) if (row.reportedAt) found.push(row.reportedAt);
    const until = mayReportAt(found, now);
    return until === undefined ? undefined : { until };
  }

  /**
   * The counter, the form, the issue and what it is found by are written together or not at all. So there is no gap
   * and no issue without its form; of two presses at once the second fails on the counter and then finds the form.
   * What a limit counts is read after the counter: who sends many at once gets no more past it.
   */
  async function file<T>(report: Report, form: string, refuse: () => Promise<T | undefined>) {
    const formKey = formKeyOf(report.person.id, form);
    for (let round = 0; round < FILING.rounds; round += 1) {
      const filed = await filedUnder(formKey);
      if (filed) return filed;
      const counter = await rows.get(PARTITION, COUNTER);
      const refused = await refuse();
      if (refused) return refused;
      const number = (counter?.number ?? 0) + 1;
      const row = toRow(number, report);
      const { partitionKey } = row;
      const result = await rows.batch([
        counterWrite(counter, number),
        { op: 'insert', row: { partitionKey, rowKey: formKey, number, reportedAt: report.reportedAt } },
        { op: 'insert', row },
        ...waveWrites(row),
        ...announcementWrites(row),
      ]);
      if (result === 'written') return toIssue(row);
      await wait(Math.random() * FILING.waitMs * (round + 1));
    }
    throw new Error(`The issue could not get a number in ${FILING.rounds} rounds.`);
  }

  return {
    get,
    file: (report, form) => file(report, form, async () => undefined),
    fileWithinLimit: (report, form) => file(report, form, () => waitOf(report)),
    async heads(personId) {
      const found: IssueHead[] = [];
      const where = personId === undefined ? ISSUES : `${ISSUES} and ${filter`personId eq ${personId}`}`;
      for await (const row of rows.list({ filter: where, columns: HEAD_COLUMNS })) found.push(toHead(row));
      return found;
    },
    headsOf: (announcementId) => headsOfAnnouncement(rows, PARTITION, announcementId),
    async waitingIn(groupId) {
      const found: Severity[] = [];
      const where = `${ISSUES} and ${filter`groupId eq ${groupId} and (state eq ${'open'} or state eq ${'in-progress'})`}`;
      for await (const row of rows.list({ filter: where, columns: ['severity'] })) {
        found.push(row.severity as Severity);
      }
      return found;
    },
    async waiting() {
      const found: WaitingIssue[] = [];
      const where = `${ISSUES} and ${filter`(state eq ${'open'} or state eq ${'in-progress'})`}`;
      const columns = ['number', 'groupId', 'waveId', 'rolloutId', 'state', 'reportedAt'] as const;
      for await (const row of rows.list({ filter: where, columns: [...columns] })) {
        const { number, groupId = '', reportedAt = '' } = row;
        const state = row.state === 'in-progress' ? 'in-progress' : 'open';
        found.push({ number, groupId, rolloutId: rolloutOf(row), state, reportedAt });
      }
      return found;
    },
    async ofWave(waveId) {
      complete ??= completeWaves(rows, PARTITION, ISSUES).catch((error) => {
        complete = undefined;
        throw error;
      });
      await complete;
      return issuesOfWave(rows, PARTITION, waveId);
    },
    async attach(number, { id, title }) {
      for (;;) {
        const row = await rows.get(PARTITION, keyOf(number));
        if (!row || row.announcementId) return;
        const cells = { announcementId: id, announcementTitle: title };
        const { partitionKey, rowKey, etag } = row;
        const done = await rows.batch([
          { op: 'update', row: { partitionKey, rowKey, ...cells }, etag },
          ...announcementWrites({ ...row, ...cells }),
        ]);
        if (done === 'written') return;
      }
    },
    async answer(read, state, answer) {
      const row = await rows.get(PARTITION, keyOf(read.number));
      if (!row || (row.answeredAt ?? null) !== (read.answer?.at ?? null)) return 'changed';
      const answered = { ...answerCells(read.number, answer), state };
      const done = await rows.batch([
        { op: 'update', row: answered, etag: row.etag },
        ...waveWrites({ ...row, state }),
        ...announcementWrites({ ...row, state }),
      ]);
      return done === 'written' ? 'written' : 'changed';
    },
    async told(number, answeredAt) {
      await rows.merge({ partitionKey: PARTITION, rowKey: keyOf(number), toldOf: answeredAt });
    },
  };
}

/** ":" ends the id, and ";" is the character after it. */
function formKeyOf(personId: string, form: string): string {
  return `form:${personId}:${form.toLowerCase()}`;
}

/** Table Storage sorts by row key and only upwards: counting down from the largest number puts the newest first. */
function keyOf(number: number): string {
  return String(9_999_999_999 - number).padStart(10, '0');
}

function counterWrite(counter: Stored<IssueRow> | undefined, number: number): Write<IssueRow> {
  const row = { partitionKey: PARTITION, rowKey: COUNTER, number };
  if (!counter) return { op: 'insert', row };
  return { op: 'update', row, etag: counter.etag };
}

function toRow(number: number, report: Report): Row<IssueRow> {
  return {
    partitionKey: PARTITION,
    rowKey: keyOf(number),
    number,
    personId: report.person.id,
    personName: report.person.name,
    groupId: report.groupId,
    ...(report.phase && { phaseId: report.phase.id, phaseName: report.phase.name }),
    ...(report.waveId && { waveId: report.waveId }),
    ...(report.rolloutId && { rolloutId: report.rolloutId }),
    ...(report.announcement && {
      announcementId: report.announcement.id,
      announcementTitle: report.announcement.title,
    }),
    text: report.text,
    severity: report.severity,
    state: 'open',
    reportedAt: report.reportedAt,
  };
}

function answerCells(number: number, { text, by, at }: Answer): Row<Partial<IssueRow>> {
  return {
    partitionKey: PARTITION,
    rowKey: keyOf(number),
    answer: text,
    answeredById: by.id,
    answeredByName: by.name,
    answeredAt: at,
  };
}

function toIssue(row: IssueRow): Issue {
  return {
    number: row.number,
    person: { id: row.personId ?? '', name: row.personName ?? '' },
    groupId: row.groupId ?? '',
    phase: row.phaseId ? { id: row.phaseId, name: row.phaseName ?? row.phaseId } : null,
    waveId: row.waveId ?? null,
    rolloutId: rolloutOf(row),
    announcement: row.announcementId ? { id: row.announcementId, title: row.announcementTitle ?? '' } : null,
    text: row.text ?? '',
    severity: row.severity as Severity,
    state: row.state as IssueState,
    reportedAt: row.reportedAt ?? '',
    answer: row.answeredAt
      ? {
          text: row.answer ?? '',
          by: { id: row.answeredById ?? '', name: row.answeredByName ?? '' },
          at: row.answeredAt,
        }
      : null,
    toldOf: row.toldOf ?? null,
  };
}
