import type {
  Announcement,
  AnnouncementState,
  AudienceRule,
} from '../../../contract/announcements/announcement.ts';
import { fromCells, type LongJsonCells, longJson, toCells } from '../../../doors/azure/long-json.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inPartition, type Stored } from '../../../doors/azure/table.ts';
import { groupsNamed } from '../audience/audience-rule.ts';
import {
  type CardsWish,
  languagesOf,
  type Part,
  type StoredAnnouncement,
  titleOf,
  type WishedRun,
  waveOf,
} from './announcement.ts';
import { type Reached, readReached } from './reached.ts';

/** An announcement as read, with the mark of that reading. */
export type FoundAnnouncement = StoredAnnouncement & { etag: string };

/** What a list shows of it, without its content. */
export interface AnnouncementHeadRow
  extends Omit<
    StoredAnnouncement,
    | 'announcement'
    | 'authors'
    | 'approved'
    | 'createdAt'
    | 'wish'
    | 'writtenIn'
    | 'run'
    | 'open'
    | 'stoppedBecause'
  > {
  title: string;
  waveId: string | null;
  languages: string[];
  essential: boolean;
  audience: AudienceRule;
  template: string | null;
  /** The groups that it names; empty where it names none. */
  groups: readonly string[];
}

export interface AnnouncementsTable {
  get(id: string): Promise<FoundAnnouncement | undefined>;
  add(announcement: StoredAnnouncement): Promise<'added' | 'exists'>;
  /**
   * Adds the one that a wave gets without anybody composing it: there is only one, even where two leads press at once.
   * `taken`: the wave has it already; `exists`: there is an announcement of this id.
   */
  addOnly(announcement: StoredAnnouncement, waveId: string): Promise<'added' | 'exists' | 'taken'>;
  /** The announcement that a wave got so; undefined while it has none. */
  onlyOf(waveId: string): Promise<string | undefined>;
  /** `changed` when it is not as it was found; then nothing is written. */
  update(found: FoundAnnouncement, next: StoredAnnouncement): Promise<'written' | 'changed'>;
  remove(id: string): Promise<void>;
  /** `changed` when it is not as it was found; then it stays. */
  removeUnchanged(found: FoundAnnouncement): Promise<'removed' | 'changed'>;
  /** Heads of a rollout, in no order. */
  heads(rolloutId: string, waveId?: string): Promise<AnnouncementHeadRow[]>;
  /** Scheduled ones that are due by this moment, ISO 8601 in UTC. */
  due(by: string): Promise<string[]>;
  /** Those that are being sent, of all rollouts. */
  sending(): Promise<string[]>;
  /** Those whose cards are not yet as they were wished to be. */
  wished(): Promise<string[]>;
  /** The wish that was made at this moment has come true. */
  granted(id: string, at: string): Promise<void>;
  /** What became of an announcement so far, as the rooms that deliver it tell; each tells its own part. */
  tell(id: string, reached: Partial<Reached>): Promise<void>;
  reached(id: string): Promise<Reached>;
  /** Of all announcements of which anything was told. */
  allReached(): Promise<ReadonlyMap<string, Reached>>;
}

interface AnnouncementRow {
  rolloutId: string;
  /** Empty text: none. */
  waveId: string;
  title: string;
  languages: string;
  essential: boolean;
  /** AudienceRule as JSON, for lists. */
  audience: string;
  /** Empty text: none. */
  template: string;
  state: string;
  byId: string;
  byName: string;
  authors: string;
  /** JSON, or empty text. */
  approved: string;
  createdAt: string;
  changedAt: string;
  due: string;
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
  /** Empty text: none. */
  stoppedBecause?: string;
}

/** Which announcement a wave got without anybody composing it, under `wave:<id>`. */
interface WaveClaimRow {
  announcementId: string;
}

type AnyRow = AnnouncementRow & LongJsonCells;

const PARTITION = 'composition';
/** Rows of what became of announcements: other rooms tell it while somebody may be changing the announcement. */
const REACHED = 'reached';
const HEAD: readonly (keyof AnnouncementRow)[] = [
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
];

export async function openAnnouncementsTable(storage: Storage): Promise<AnnouncementsTable> {
  const rows = await storage.table<AnyRow>('compositions');
  const reachedRows = await storage.table<Record<keyof Reached, number>>('compositions');
  const withClaims = await storage.table<Partial<AnyRow & WaveClaimRow>>('compositions');

  async function idsWhere(condition: string): Promise<string[]> {
    const ids: string[] = [];
    const query = { filter: `${inPartition(PARTITION)} and ${condition}`, columns: ['RowKey'] };
    for await (const row of rows.list(query)) ids.push(row.rowKey);
    return ids;
  }

  /** A claim whose announcement is gone holds nothing. */
  async function claimOf(waveId: string) {
    const { partitionKey, rowKey } = keyOfClaim(waveId);
    const claim = await withClaims.get(partitionKey, rowKey);
    const holder = claim && (await rows.get(PARTITION, claim.announcementId ?? ''))?.rowKey;
    return { claim, holder };
  }

  return {
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && { ...toAnnouncement(row), etag: row.etag };
    },
    async add(announcement) {
      return (await rows.insert(toRow(announcement))) === 'inserted' ? 'added' : 'exists';
    },
    async addOnly(announcement, waveId) {
      const { claim, holder } = await claimOf(waveId);
      if (holder) return holder === announcement.id ? 'exists' : 'taken';
      const ours = { ...keyOfClaim(waveId), announcementId: announcement.id };
      const result = await withClaims.batch([
        claim ? { op: 'update', row: ours, etag: claim.etag } : { op: 'insert', row: ours },
        { op: 'insert', row: toRow(announcement) },
      ]);
      if (result === 'written') return 'added';
      return (await rows.get(PARTITION, announcement.id)) ? 'exists' : 'taken';
    },
    onlyOf: async (waveId) => (await claimOf(waveId)).holder,
    update: ({ etag }, next) => rows.update(toRow(next), etag),
    remove: (id) => rows.remove(PARTITION, id),
    removeUnchanged: ({ id, etag }) => rows.removeUnchanged(PARTITION, id, etag),
    async heads(rolloutId, waveId) {
      const ofWave = waveId === undefined ? '' : ` and ${filter`waveId eq ${waveId}`}`;
      const query = {
        filter: `${inPartition(PARTITION)} and ${filter`rolloutId eq ${rolloutId}`}${ofWave}`,
        columns: ['RowKey', ...HEAD],
      };
      const found: AnnouncementHeadRow[] = [];
      for await (const row of rows.list(query)) found.push(toHead(row));
      return found;
    },
    due: (by) => idsWhere(filter`state eq ${'scheduled'} and due le ${by}`),
    sending: () => idsWhere(filter`state eq ${'sending'}`),
    wished: () => idsWhere(filter`wish gt ${''}`),
    async granted(id, at) {
      for (;;) {
        const row = await rows.get(PARTITION, id);
        if (!row?.wish || wishIn(row.wish).at !== at) return;
        const done = { partitionKey: PARTITION, rowKey: id, wish: '' };
        if ((await rows.update(done, row.etag)) === 'written') return;
      }
    },
    tell: (id, reached) => reachedRows.merge({ partitionKey: REACHED, rowKey: id, ...reached }),
    async reached(id) {
      return readReached(await reachedRows.get(REACHED, id));
    },
    async allReached() {
      const found = new Map<string, Reached>();
      for await (const row of reachedRows.list({ filter: inPartition(REACHED) }))
        found.set(row.rowKey, readReached(row));
      return found;
    },
  };
}

function keyOfClaim(waveId: string) {
  return { partitionKey: PARTITION, rowKey: `wave:${waveId}` };
}

function wishIn(text: string): CardsWish {
  return JSON.parse(text);
}

function runIn(text: string): WishedRun {
  return JSON.parse(text);
}

function openIn(text: string): Part[] {
  return JSON.parse(text);
}

function toRow(stored: StoredAnnouncement) {
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
    version: stored.version,
    writtenIn: stored.writtenIn,
    waveDates: stored.waveDates ?? '',
    wish: stored.wish ? JSON.stringify(stored.wish) : '',
    run: stored.run ? JSON.stringify(stored.run) : '',
    open: JSON.stringify(stored.open),
    stoppedBecause: stored.stoppedBecause ?? '',
    ...toCells(longJson(announcement)),
  };
}

function toAnnouncement(row: Stored<AnyRow>): StoredAnnouncement {
  const announcement: Announcement = JSON.parse(fromCells(row));
  return {
    id: row.rowKey,
    rolloutId: row.rolloutId,
    announcement,
    state: row.state as AnnouncementState,
    by: { id: row.byId, name: row.byName },
    authors: JSON.parse(row.authors),
    approved: row.approved ? JSON.parse(row.approved) : null,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    due: row.due || null,
    version: row.version,
    writtenIn: row.writtenIn ?? 1,
    ...(row.waveDates && { waveDates: row.waveDates }),
    ...(row.wish && { wish: wishIn(row.wish) }),
    ...(row.run && { run: runIn(row.run) }),
    open: row.open ? openIn(row.open) : [],
    stoppedBecause: row.stoppedBecause || null,
  };
}

function toHead(row: Stored<AnyRow>): AnnouncementHeadRow {
  const audience: AudienceRule = JSON.parse(row.audience);
  return {
    id: row.rowKey,
    rolloutId: row.rolloutId,
    state: row.state as AnnouncementState,
    by: { id: row.byId, name: row.byName },
    changedAt: row.changedAt,
    due: row.due || null,
    version: row.version,
    title: row.title,
    waveId: row.waveId || null,
    languages: JSON.parse(row.languages),
    essential: row.essential,
    audience,
    template: row.template || null,
    groups: groupsNamed(audience),
    ...(row.waveDates && { waveDates: row.waveDates }),
  };
}
