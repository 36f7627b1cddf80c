import { randomUUID } from 'node:crypto';
import type { Words } from '../../../base/words/message.ts';
import { writeWords } from '../../../base/words/stored.ts';
import type { SendingState } from '../../../contract/delivery/sending.ts';
import { keptReads } from '../../../doors/azure/kept-reads.ts';
import { newStamp, readStamp } from '../../../doors/azure/stamp.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inPartition } from '../../../doors/azure/table.ts';
import { COUNTED_COLUMNS, type CountedIn, gatherCounted, toCounted } from './counted-in.ts';
import type { Sending } from './sending.ts';
import { type AnyRow, type FoundSending, PARTITION, toFound, toRow } from './sending-row.ts';
import type { Tally } from './tally.ts';

export interface SendingsTable {
  get(id: string): Promise<FoundSending | undefined>;
  add(sending: Sending): Promise<'added' | 'exists'>;
  ofRollout(rolloutId: string): Promise<FoundSending[]>;
  /** What the last roll-ups counted. Read anew only after one of them has changed. */
  countedIn(rolloutId: string): Promise<CountedIn>;
  /** Of those counts, the people to whom an announcement of each wave was sent, by wave id. */
  sentIn(rolloutId: string): Promise<CountedIn['sent']>;
  /** Those that are being frozen or sent, of all rollouts. */
  unfinished(): Promise<FoundSending[]>;
  /** `again` when an earlier run of the freeze may have left chunks behind; `over` when there is nothing to freeze. */
  beginFreeze(id: string, at: string): Promise<'first' | 'again' | 'over'>;
  /** A sign of life of a freeze that takes long. */
  alive(id: string, at: string): Promise<void>;
  /** All people are frozen: sending may come to its end. */
  startSending(id: string, chunks: number, waitsUntil?: string): Promise<void>;
  /** The number of a new set of lanes, which ends the sets before; undefined when nothing is being sent. */
  nextRun(id: string, at: string): Promise<number | undefined>;
  /** Has everybody counted again, also those who were settled before. False when nothing is being sent. */
  countAgain(id: string): Promise<boolean>;
  /** Notes that its wave is held, or that it is not (any more). */
  hold(id: string, held: boolean): Promise<void>;
  /** A fault of the set-up stops it. */
  stop(id: string, because: Words): Promise<void>;
  /** Somebody ends it before everybody was served, also after a fault has stopped it. */
  cancel(id: string, because: Words): Promise<void>;
  /**
   * Gives the mark of the announcement with this count; empty when storage does not tell. `changed` when it is not as
   * it was found: then the count may be out of date.
   */
  saveTally(
    found: FoundSending,
    tally: Tally,
    countedAt: string,
    progressAt?: string,
  ): Promise<{ etag: string } | 'changed'>;
  /** Goes on with one that was stopped. */
  reopen(id: string, at: string): Promise<void>;
  /**
   * Goes on with one that was sent to everybody who could be reached: some of its people are pending again. False when
   * it is stopped.
   * @param run the later run for which they are pending, and the wish for that, ISO 8601
   */
  sendAgain(
    id: string,
    at: string,
    run?: { number: number; chunks: number; resentAt: string },
  ): Promise<boolean>;
  /** A later run was cancelled: it is sent, as it was before that. */
  endRun(id: string, at: string): Promise<void>;
  /** Sent to everybody. `changed`: it is not as it was found, so that there may be somebody to send to again. */
  finish(
    found: Pick<FoundSending, 'id' | 'etag' | 'number'>,
    settledAt: string,
  ): Promise<'written' | 'changed'>;
}

/** The announcements of all rollouts, and which of them a wave has. */
export async function openSendingsTable(storage: Storage): Promise<SendingsTable> {
  const rows = await storage.table<AnyRow>('announcements');
  const sendings = rows.reader(toFound);
  const counted = rows.reader(toCounted);

  async function get(id: string): Promise<FoundSending | undefined> {
    const row = await rows.get(PARTITION, id);
    return row && sendings.one(row);
  }

  /** Changes a row only in a state in which that may be, and if there is something to change; gives the row as it was, undefined if it was left alone. */
  async function changeIn(
    from: readonly SendingState[],
    id: string,
    change: (found: FoundSending) => AnyRow | undefined,
  ): Promise<FoundSending | undefined> {
    for (;;) {
      const found = await get(id);
      if (!found || !from.includes(found.state)) return undefined;
      const cells = change(found);
      if (!cells) return undefined;
      const row = { partitionKey: PARTITION, rowKey: id, ...cells };
      if ((await rows.update(row, found.etag)) === 'written') return found;
    }
  }

  const countedIn = keptReads({
    version: (rolloutId) => readStamp(rows, PARTITION, stampKey(rolloutId)),
    read(rolloutId) {
      const found = rows.list({ filter: inRollout(rolloutId), columns: COUNTED_COLUMNS });
      return gatherCounted(counted.each(found));
    },
  });

  return {
    get,
    async add(sending) {
      return (await rows.insert(toRow(sending))) === 'inserted' ? 'added' : 'exists';
    },
    async ofRollout(rolloutId) {
      return Array.fromAsync(sendings.each(rows.list({ filter: inRollout(rolloutId) })));
    },
    countedIn,
    async sentIn(rolloutId) {
      return (await countedIn(rolloutId)).sent;
    },
    async unfinished() {
      const open = "(state eq 'freezing' or state eq 'sending')";
      return Array.fromAsync(sendings.each(rows.list({ filter: `${inPartition(PARTITION)} and ${open}` })));
    },
    async beginFreeze(id, at) {
      const before = await changeIn(['freezing'], id, () => ({ aliveAt: at }));
      if (!before) return 'over';
      return before.course.aliveAt === '' ? 'first' : 'again';
    },
    async alive(id, at) {
      await changeIn(['freezing', 'sending'], id, () => ({ aliveAt: at }));
    },
    async startSending(id, chunks, waitsUntil) {
      const change = {
        state: 'sending',
        chunks,
        ...(waitsUntil && { waitsUntil }),
      };
      await changeIn(['freezing'], id, () => change);
    },
    async nextRun(id, at) {
      const before = await changeIn(['sending'], id, ({ course }) => ({
        run: course.run + 1,
        aliveAt: at,
        progressAt: at,
      }));
      return before && before.course.run + 1;
    },
    async countAgain(id) {
      // Whoever counts sees that its last count is not the last word.
      return (await changeIn(['sending'], id, () => ({ countAsked: randomUUID() }))) !== undefined;
    },
    async hold(id, held) {
      await changeIn(['freezing', 'sending'], id, () => ({ heldBecause: held ? HELD : '' }));
    },
    async stop(id, because) {
      await changeIn(['freezing', 'sending'], id, () => stopped(because));
    },
    async cancel(id, because) {
      await changeIn(['freezing', 'sending', 'stopped'], id, () => stopped(because));
    },
    async saveTally({ id, rolloutId, etag }, tally, countedAt, progressAt) {
      const row = {
        partitionKey: PARTITION,
        rowKey: id,
        tally: JSON.stringify(tally),
        countedAt,
        ...(progressAt !== undefined && { progressAt }),
      };
      const stamp = newStamp(PARTITION, stampKey(rolloutId));
      const saved = await rows.batchForEtag([{ op: 'update', row, etag }, stamp]);
      return typeof saved === 'string' ? 'changed' : saved;
    },
    async reopen(id, at) {
      await changeIn(['stopped'], id, ({ chunks }) => ({
        state: chunks === null ? 'freezing' : 'sending',
        stoppedBecause: '',
        aliveAt: at,
      }));
    },
    async endRun(id, at) {
      const sent = { state: 'sent', settledAt: at, stoppedBecause: '' };
      await changeIn(['freezing', 'sending', 'stopped'], id, () => sent);
    },
    async sendAgain(id, at, run) {
      // An earlier run that was stopped, and called off then, is over.
      const from: SendingState[] = run ? ['sent', 'sending', 'stopped'] : ['sent', 'sending'];
      const before = await changeIn(from, id, ({ state, number }) => {
        if (state === 'stopped' && run && number >= run.number) return undefined;
        return { state: 'sending', stoppedBecause: '', settledAt: '', aliveAt: at, ...run };
      });
      return before !== undefined;
    },
    finish: ({ id, etag }, settledAt) =>
      rows.update({ partitionKey: PARTITION, rowKey: id, state: 'sent', settledAt }, etag),
  };
}

function stopped(because: Words): AnyRow {
  return { state: 'stopped', stoppedBecause: writeWords(because) };
}

/** Why is asked of the wave itself. */
const HELD = 'held';

function inRollout(rolloutId: string): string {
  return `${inPartition(PARTITION)} and ${filter`rolloutId eq ${rolloutId}`}`;
}

function stampKey(rolloutId: string): string {
  return `stamp:${rolloutId}`;
}
