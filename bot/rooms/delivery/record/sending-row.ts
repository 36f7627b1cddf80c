import type { SendingState } from '../../../contract/delivery/sending.ts';
import type { Stamped } from '../../../doors/azure/stamp.ts';
import type { Stored } from '../../../doors/azure/table.ts';
import type { Course, Sending } from './sending.ts';

interface SendingRow {
  rolloutId: string;
  /** Empty text: none. */
  waveId: string;
  waitsUntil?: string;
  title: string;
  text: string;
  state: string;
  stoppedBecause?: string;
  byId: string;
  byName: string;
  startedAt: string;
  chunks?: number;
  settledAt?: string;
  countedAt?: string;
  /** A Tally as JSON, written by the roll-up alone. */
  tally?: string;
  /** Empty text: not held (any more). */
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

/** An announcement as its row says. */
export function toSending(row: Stored<AnyRow>): Sending {
  return {
    id: row.rowKey,
    rolloutId: row.rolloutId ?? '',
    waveId: row.waveId || null,
    title: row.title ?? '',
    text: row.text ?? '',
    state: row.state as SendingState,
    stoppedBecause: row.stoppedBecause || null,
    by: { id: row.byId ?? '', name: row.byName ?? '' },
    startedAt: row.startedAt ?? '',
    number: row.number ?? 1,
    chunks: row.chunks ?? null,
    settledAt: row.settledAt || null,
    tally: row.tally ? { ...JSON.parse(row.tally), countedAt: row.countedAt ?? '' } : null,
    ...(row.waitsUntil && { waitsUntil: row.waitsUntil }),
    ...(row.heldBecause && { heldBecause: row.heldBecause }),
  };
}

/** The same with what only who delivers it asks. */
export function toFound(row: Stored<AnyRow>): FoundSending {
  const aliveAt = row.aliveAt ?? '';
  const signs = [row.startedAt ?? '', aliveAt, row.countedAt ?? ''];
  return {
    ...toSending(row),
    etag: row.etag,
    course: {
      run: row.run ?? 0,
      aliveAt,
      lastSign: signs.toSorted().at(-1) ?? '',
      progressAt: row.progressAt ?? '',
      ...(row.resentAt && { resentAt: row.resentAt }),
    },
  };
}
