import { z } from 'zod';
import { readWords } from '../../../base/words/stored.ts';
import { SendingState } from '../../../contract/delivery/sending.ts';
import type { Stamped } from '../../../doors/azure/stamp.ts';
import type { Stored } from '../../../doors/azure/table.ts';
import type { Course, Sending } from './sending.ts';
import { KeptTally } from './tally.ts';

interface SendingRow {
  rolloutId: string;
  /** Empty text: none. */
  waveId: string;
  waitsUntil?: string;
  title: string;
  text: string;
  state: string;
  /** Words, as text or as a message in JSON; empty text: not stopped. */
  stoppedBecause?: string;
  byId: string;
  byName: string;
  startedAt: string;
  chunks?: number;
  settledAt?: string;
  countedAt?: string;
  /** A Tally as JSON, written by the roll-up alone. */
  tally?: string;
  /** Empty text: not held (any more). Earlier versions wrote the reason. */
  heldBecause?: string;
  run?: number;
  /** Another text whenever everybody is to be counted again. */
  countAsked?: string;
  aliveAt?: string;
  progressAt?: string;
  resentAt?: string;
  /** Missing in rows of before there were later runs. */
  number?: number;
}

/** Which announcement a wave has: written with the announcement in one batch, so that there is only one. */
interface WaveClaimRow {
  announcementId: string;
}

/** Of a rollout, under `stamp:<rollout>`: changes with every tally. */
export type AnyRow = Partial<SendingRow & WaveClaimRow> & Stamped;

/** An announcement as read, with the mark of that reading. */
export type FoundSending = Sending & { etag: string; course: Course };

/** Of the rows of announcements. */
export const PARTITION = 'announcement';

/** The row of an announcement that has just been made. */
export function toRow(sending: Sending) {
  return {
    partitionKey: PARTITION,
    rowKey: sending.id,
    rolloutId: sending.rolloutId,
    waveId: sending.waveId ?? '',
    title: sending.title,
    text: sending.text,
    state: sending.state,
    byId: sending.by.id,
    byName: sending.by.name,
    startedAt: sending.startedAt,
    number: sending.number,
  };
}

const orNull = z
  .string()
  .default('')
  .transform((cell) => cell || null);

/** As earlier versions wrote them, rows have fewer cells, and tallies fewer receipts. */
const SendingCells = z.object({
  rolloutId: z.string().default(''),
  waveId: orNull,
  title: z.string().default(''),
  text: z.string().default(''),
  state: SendingState,
  stoppedBecause: z
    .string()
    .default('')
    .transform((cell) => (cell ? readWords(cell) : null)),
  byId: z.string().default(''),
  byName: z.string().default(''),
  startedAt: z.string().default(''),
  number: z.number().default(1),
  chunks: z.number().nullable().default(null),
  settledAt: orNull,
  tally: KeptTally.optional(),
  countedAt: z.string().default(''),
  waitsUntil: z.string().optional(),
  heldBecause: z.string().default(''),
  run: z.number().default(0),
  countAsked: z.string().optional(),
  aliveAt: z.string().default(''),
  progressAt: z.string().default(''),
  resentAt: z.string().optional(),
});

/** What is kept of a sending, with what only who delivers it asks. */
export function toFound(row: Stored<AnyRow>): FoundSending {
  const cells = SendingCells.parse(row);
  const { tally, waitsUntil, resentAt, aliveAt, countedAt } = cells;
  return {
    id: row.rowKey,
    rolloutId: cells.rolloutId,
    waveId: cells.waveId,
    title: cells.title,
    text: cells.text,
    state: cells.state,
    stoppedBecause: cells.stoppedBecause,
    by: { id: cells.byId, name: cells.byName },
    startedAt: cells.startedAt,
    number: cells.number,
    chunks: cells.chunks,
    settledAt: cells.settledAt,
    tally: tally ? { ...tally, countedAt } : null,
    ...(cells.heldBecause !== '' && { held: true }),
    ...(waitsUntil && { waitsUntil }),
    etag: row.etag,
    course: {
      run: cells.run,
      aliveAt,
      lastSign: [cells.startedAt, aliveAt, countedAt].toSorted().at(-1) ?? '',
      progressAt: cells.progressAt,
      ...(cells.countAsked && { countAsked: cells.countAsked }),
      ...(resentAt && { resentAt }),
    },
  };
}
