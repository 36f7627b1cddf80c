import { z } from 'zod';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Migration } from '../../../doors/azure/schema-version.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inPartition, type Stored, type Table } from '../../../doors/azure/table.ts';
import type { WishedRun } from '../../announcements/record/announcement.ts';

// Rows as they were before, and as they become: kept apart from the tables of the rooms, which go on changing.

/** What an announcement says, and its life: partition `composition`. */
interface RecordRow {
  state: string;
  byId: string;
  byName: string;
  changedAt: string;
  run?: string;
  open?: string;
  stoppedBecause?: string;
}

/** How far it was delivered, or which announcement a wave has: partition `announcement`. */
interface DeliveryRow {
  state?: string;
  byId?: string;
  byName?: string;
  startedAt?: string;
  settledAt?: string;
  stoppedBecause?: string;
  resentAt?: string;
  tally?: string;
  announcementId?: string;
}

interface AuditRow {
  what: string;
  byId: string;
  byName: string;
  at: string;
  note: string;
}

interface SendRunRow {
  kind: string;
  state: string;
  byId: string;
  byName: string;
  startedAt: string;
  endedAt: string;
  people: number;
  sentBefore: number;
  sentAfter: number;
}

const RECORDS = 'composition';
const RESENDABLE = ['failed', 'unreachable', 'unknown'] as const;
const KeptTally = jsonCell(
  z.object({
    counts: z.object({
      audience: z.number(),
      sent: z.number(),
      unknown: z.number().default(0),
      acknowledged: z.number().default(0),
    }),
  }),
);
type Told = z.infer<typeof KeptTally>['counts'];
const NOTHING: Told = { audience: 0, sent: 0, unknown: 0, acknowledged: 0 };

/**
 * An announcement has one record with one life, and send runs: the record learns which run it is in, what that has still
 * to do, and what became of it; which announcement a wave got with one click stands with the records.
 */
export const oneRecord: Migration = {
  to: 2,
  what: 'announcements have one record, with send runs',
  async run(storage, stopping) {
    const tables = await openTables(storage);
    for await (const row of tables.deliveries.list({ filter: inPartition('announcement') })) {
      stopping.throwIfAborted();
      if (row.rowKey.startsWith('wave:')) await moveClaim(tables, row);
      else if (!row.rowKey.startsWith('stamp:')) await moveOne(tables, row);
    }
    await beginLost(tables);
  },
};

async function openTables(storage: Storage) {
  return {
    deliveries: await storage.table<DeliveryRow>('announcements'),
    records: await storage.table<RecordRow>('compositions'),
    claims: await storage.table<{ announcementId: string }>('compositions'),
    reached: await storage.table<Told & { posted: number; postsFailed: number; postsUnknown: number }>(
      'compositions',
    ),
    audit: await storage.table<AuditRow>('announcementaudit'),
    posts: await storage.table<{ state: string }>('channelposts'),
    postWork: await storage.table<{ open: boolean }>('channelpostwork'),
    sendRuns: await storage.table<SendRunRow>('sendruns'),
  };
}

type Tables = Awaited<ReturnType<typeof openTables>>;

/** Said to be sent, and not begun: whoever was to begin it died in between. The sweep goes on with it. */
async function beginLost({ records }: Tables): Promise<void> {
  const lost = `${inPartition(RECORDS)}${filter` and state eq ${'sending'}`}`;
  for await (const { rowKey, etag, run, byId, byName, changedAt } of records.list({ filter: lost })) {
    if (run) continue;
    const first: WishedRun = {
      ...{ number: 1, kind: 'first', by: { id: byId, name: byName } },
      ...{ at: changedAt, ended: false },
    };
    const next = { run: JSON.stringify(first), open: '["people"]', stoppedBecause: '' };
    await records.update({ partitionKey: RECORDS, rowKey, ...next }, etag);
  }
}

/** The row before stays: the version before may still be read from, and nobody asks for it any more. */
async function moveClaim({ claims }: Tables, { rowKey, announcementId = '' }: Stored<DeliveryRow>) {
  await claims.insert({ partitionKey: RECORDS, rowKey, announcementId });
}

async function moveOne(tables: Tables, row: Stored<DeliveryRow>): Promise<void> {
  const { records, reached } = tables;
  const told = toldIn(row);
  const posts = await postsOf(tables, row.rowKey);
  const { posted, postsFailed, postsUnknown } = posts;
  await reached.merge({
    ...{ partitionKey: 'reached', rowKey: row.rowKey, ...told },
    ...{ posted, postsFailed, postsUnknown },
  });
  for (;;) {
    const record = await records.get(RECORDS, row.rowKey);
    if (!record || record.run) break;
    const run = await runOf(tables, row, record);
    if (run.number > 1) await beginRun(tables.sendRuns, row, run, told);
    const next = nextRecord(row, record, run, posts.open);
    if (
      (await records.update({ partitionKey: RECORDS, rowKey: row.rowKey, ...next }, record.etag)) ===
      'written'
    )
      break;
  }
  await firstRun(tables, row, told);
}

/** Until now whoever looked at a record took over how its delivery stood. */
function nextRecord(row: DeliveryRow, record: RecordRow, run: WishedRun, postsOpen: boolean) {
  const isStopped = record.state === 'stopped' || (record.state === 'sending' && row.state === 'stopped');
  const state = isStopped ? 'stopped' : record.state;
  const open = [
    ...(state === 'sending' ? ['people'] : []),
    ...(state === 'sending' && postsOpen ? ['posts'] : []),
  ];
  return {
    state,
    run: JSON.stringify(run),
    open: JSON.stringify(open),
    stoppedBecause: isStopped ? (row.stoppedBecause ?? '') : '',
  };
}

/** The first run, or a resend that was asked for and is not over: its job is still in the queue, or its lanes are. */
async function runOf({ audit }: Tables, row: Stored<DeliveryRow>, record: RecordRow): Promise<WishedRun> {
  const by = { id: row.byId ?? record.byId, name: row.byName ?? record.byName };
  const first = { number: 1, kind: 'first' as const, by, at: row.startedAt ?? record.changedAt };
  if (record.state !== 'sending') return { ...first, ended: true };
  const wish = await wishedAt(audit, row.rowKey, record.changedAt);
  if (!wish) return { ...first, ended: false };
  const states = RESENDABLE.filter((state) => wish.note.includes(state));
  const asked = { id: wish.byId, name: wish.byName };
  return { number: 2, kind: 'resend', states, by: asked, at: record.changedAt, ended: false };
}

async function wishedAt(audit: Table<AuditRow>, id: string, at: string): Promise<AuditRow | undefined> {
  const range = filter`PartitionKey eq ${id} and RowKey ge ${at}`;
  for await (const row of audit.list({ filter: range }))
    if (row.what === 'resent' && row.at === at) return row;
  return undefined;
}

/** A resend whose people are open already is the run that the delivery is in. */
async function beginRun(
  sendRuns: Table<SendRunRow>,
  row: Stored<DeliveryRow>,
  { number, kind, by, at }: WishedRun,
  { sent }: Told,
): Promise<void> {
  if (row.resentAt !== at) return;
  await sendRuns.insert({
    ...{ partitionKey: row.rowKey, rowKey: keyOf(number), kind, state: 'sending' },
    ...{ byId: by.id, byName: by.name, startedAt: at, endedAt: '' },
    ...{ people: -1, sentBefore: sent, sentAfter: -1 },
  });
}

async function firstRun({ sendRuns, records }: Tables, row: Stored<DeliveryRow>, { sent }: Told) {
  const record = await records.get(RECORDS, row.rowKey);
  const isOver = row.state === 'sent' || row.state === 'stopped';
  const ended = record?.state === 'cancelled' ? 'cancelled' : row.state === 'stopped' ? 'stopped' : 'sent';
  await sendRuns.insert({
    ...{ partitionKey: row.rowKey, rowKey: keyOf(1), kind: 'first', state: isOver ? ended : 'sending' },
    ...{ byId: row.byId ?? '', byName: row.byName ?? '', startedAt: row.startedAt ?? '' },
    ...{ endedAt: row.settledAt ?? '', people: -1, sentBefore: 0, sentAfter: isOver ? sent : -1 },
  });
}

async function postsOf({ posts, postWork }: Tables, id: string) {
  const told = { posted: 0, postsFailed: 0, postsUnknown: 0, open: false };
  for await (const { state } of posts.list({ filter: inPartition(id) })) {
    if (state === 'sent') told.posted += 1;
    if (state === 'failed') told.postsFailed += 1;
    if (state === 'unknown') told.postsUnknown += 1;
  }
  return { ...told, open: (await postWork.get('work', id))?.open ?? false };
}

function toldIn({ tally }: DeliveryRow): Told {
  if (!tally) return NOTHING;
  const { audience, sent, unknown, acknowledged } = KeptTally.parse(tally).counts;
  return { audience, sent, unknown, acknowledged };
}

function keyOf(number: number): string {
  return String(number).padStart(5, '0');
}
