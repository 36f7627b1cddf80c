import { z } from 'zod';
import { readWords, writeWords } from '../../../base/words/stored.ts';
import {
  Announcement,
  AnnouncementState,
  AudienceRule,
  CardButton,
  Content,
} from '../../../contract/announcements/announcement.ts';
import { ResendState, SendRunKind } from '../../../contract/delivery/send-runs.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import { fromCells, type LongJsonCells, longJson, toCells } from '../../../doors/azure/long-json.ts';
import type { Row } from '../../../doors/azure/table.ts';
import { groupsNamed } from '../audience/audience-rule.ts';
import { languagesOf, PARTS, type StoredAnnouncement, titleOf, waveOf } from './announcement.ts';

/** What a list shows of it, without its content. */
export interface StoredHead
  extends Pick<
    StoredAnnouncement,
    'id' | 'rolloutId' | 'state' | 'by' | 'changedAt' | 'due' | 'version' | 'waveDates'
  > {
  title: string;
  waveId: string | null;
  languages: string[];
  essential: boolean;
  audience: AudienceRule;
  template: string | null;
  stopped: boolean;
  /** The groups that it names; empty where it names none. */
  groups: readonly string[];
}

export interface AnnouncementRow extends LongJsonCells {
  rolloutId: string;
  /** Empty text: none. */
  waveId: string;
  title: string;
  /** JSON. */
  languages: string;
  essential: boolean;
  /** AudienceRule as JSON, for lists. */
  audience: string;
  /** Empty text: none. */
  template: string;
  state: string;
  byId: string;
  byName: string;
  /** JSON. */
  authors: string;
  /** JSON, or empty text. */
  approved: string;
  createdAt: string;
  changedAt: string;
  due: string;
  /** Empty text: none. */
  scheduledAt?: string;
  version: number;
  /** Missing in rows from before reviews were compared with it. */
  writtenIn?: number;
  /** Empty text: none. */
  waveDates?: string;
  /** CardsWish as JSON; empty text: none. */
  wish?: string;
  /** WishedRun as JSON; empty text: none. */
  run?: string;
  /** Parts as JSON. */
  open?: string;
  /** Words as `writeWords` has them; empty text: none. */
  stoppedBecause?: string;
}

/** Of the rows of announcements. */
export const PARTITION = 'composition';

/** What a head is read from. */
export const HEAD_COLUMNS: readonly (keyof AnnouncementRow)[] = [
  'rolloutId',
  'waveId',
  'title',
  'languages',
  'essential',
  'audience',
  'template',
  'state',
  'byId',
  'byName',
  'changedAt',
  'due',
  'version',
  'waveDates',
  'stoppedBecause',
];

// What may be written gets stricter with time: what was kept before is read by its form alone.

const KeptContent = Content.extend({
  title: z.string(),
  text: z.string(),
  picture: z.object({ url: z.string(), alt: z.string() }).nullable().default(null),
  buttons: z.array(CardButton.extend({ title: z.string(), url: z.string() })).default([]),
});

const KeptAnnouncement = Announcement.extend({
  fallback: z.string(),
  contents: z.record(z.string(), KeptContent),
  training: z.array(z.string()),
});

const KeptName = z.object({ id: z.string(), name: z.string() });

const KeptWish = z.object({ kind: z.enum(['update', 'retract']), at: z.string() });

const KeptRun = z.object({
  number: z.int(),
  kind: SendRunKind,
  states: z.array(ResendState).exactOptional(),
  by: KeptName,
  at: z.string(),
  ended: z.boolean(),
  cancelledBy: KeptName.exactOptional(),
});

/** Empty text, and a cell that rows of earlier versions have not, say nothing. */
function orNothing<Cell extends z.ZodType>(cell: Cell) {
  return z.union([z.literal('').transform(() => undefined), cell]).optional();
}

const HeadCells = z.object({
  rolloutId: z.string(),
  state: AnnouncementState,
  byId: z.string(),
  byName: z.string(),
  changedAt: z.string(),
  due: orNothing(z.string()),
  version: z.int(),
  waveDates: orNothing(z.string()),
  stoppedBecause: orNothing(z.string()),
});

const ListedCells = HeadCells.extend({
  title: z.string(),
  waveId: orNothing(z.string()),
  languages: jsonCell(z.array(z.string())),
  essential: z.boolean(),
  audience: jsonCell(AudienceRule),
  template: orNothing(z.string()),
});

const Cells = HeadCells.extend({
  announcement: jsonCell(KeptAnnouncement),
  authors: jsonCell(z.array(z.string())),
  approved: orNothing(jsonCell(z.object({ by: KeptName, at: z.string() }))),
  createdAt: z.string(),
  scheduledAt: orNothing(z.string()),
  writtenIn: z.int().default(1),
  wish: orNothing(jsonCell(KeptWish)),
  run: orNothing(jsonCell(KeptRun)),
  open: orNothing(jsonCell(z.array(z.enum(PARTS)))),
});

export function toRow(stored: StoredAnnouncement): Row<AnnouncementRow> {
  const { announcement, approved } = stored;
  return {
    partitionKey: PARTITION,
    rowKey: stored.id,
    rolloutId: stored.rolloutId,
    waveId: waveOf(announcement) ?? '',
    title: titleOf(announcement),
    languages: JSON.stringify(languagesOf(announcement)),
    essential: announcement.essential,
    audience: JSON.stringify(announcement.audience),
    template: announcement.template ?? '',
    state: stored.state,
    byId: stored.by.id,
    byName: stored.by.name,
    authors: JSON.stringify(stored.authors),
    approved: approved ? JSON.stringify(approved) : '',
    createdAt: stored.createdAt,
    changedAt: stored.changedAt,
    due: stored.due ?? '',
    scheduledAt: stored.scheduledAt ?? '',
    version: stored.version,
    writtenIn: stored.writtenIn,
    waveDates: stored.waveDates ?? '',
    wish: stored.wish ? JSON.stringify(stored.wish) : '',
    run: stored.run ? JSON.stringify(stored.run) : '',
    open: JSON.stringify(stored.open),
    stoppedBecause: stored.stoppedBecause ? writeWords(stored.stoppedBecause) : '',
    ...toCells(longJson(announcement)),
  };
}

/** An announcement as its row says. @throws for a row that is not as this version, or one before, writes it */
export function toAnnouncement(row: Row<AnnouncementRow>): StoredAnnouncement {
  const { byId, byName, due, scheduledAt, approved, open, waveDates, wish, run, stoppedBecause, ...cells } =
    Cells.parse({
      ...row,
      announcement: fromCells(row),
    });
  return {
    id: row.rowKey,
    ...cells,
    by: { id: byId, name: byName },
    approved: approved ?? null,
    due: due ?? null,
    open: open ?? [],
    stoppedBecause: stoppedBecause ? readWords(stoppedBecause) : null,
    ...(scheduledAt && { scheduledAt }),
    ...(waveDates && { waveDates }),
    ...(wish && { wish }),
    ...(run && { run }),
  };
}

/** What lists show, from the columns of a head. @throws as `toAnnouncement` does */
export function toHead(row: Row<AnnouncementRow>): StoredHead {
  const { byId, byName, due, waveId, template, waveDates, stoppedBecause, ...cells } = ListedCells.parse(row);
  return {
    id: row.rowKey,
    ...cells,
    by: { id: byId, name: byName },
    due: due ?? null,
    waveId: waveId ?? null,
    template: template ?? null,
    stopped: cells.state === 'sending' && stoppedBecause !== undefined,
    groups: groupsNamed(cells.audience),
    ...(waveDates && { waveDates }),
  };
}
