import type { DeliveryCounts } from '../../../contract/delivery/sending.ts';
import type { Tally } from './tally.ts';

/** What the last roll-up counted of an announcement to a wave. */
export interface CountedAnnouncement {
  announcement: string;
  waveId: string;
  counts: DeliveryCounts;
  countedAt: string;
}

/** The counts of a rollout's announcements, as far as there are any. */
export interface CountedIn {
  /** By wave id; the announcement that reached most people comes first. */
  byWave: ReadonlyMap<string, readonly CountedAnnouncement[]>;
  /** People to whom the announcement of each wave was sent, by wave id: of several the one that reached most. */
  sent: ReadonlyMap<string, number>;
}

/** The columns that tell; the text of the announcements is not among them. */
export const COUNTED_COLUMNS = ['waveId', 'tally', 'countedAt'] as const;

interface CountedRow {
  rowKey: string;
  waveId?: string;
  /** A Tally as JSON. */
  tally?: string;
  countedAt?: string;
}

export async function readCounted(rows: AsyncIterable<CountedRow>): Promise<CountedIn> {
  const byWave = new Map<string, CountedAnnouncement[]>();
  for await (const { rowKey, waveId, tally, countedAt = '' } of rows) {
    if (!waveId || !tally) continue;
    const { counts }: Tally = JSON.parse(tally);
    const before = byWave.get(waveId) ?? [];
    byWave.set(waveId, [...before, { announcement: rowKey, waveId, counts, countedAt }].sort(mostFirst));
  }
  const sent = new Map([...byWave].map(([waveId, [most]]) => [waveId, most?.counts.sent ?? 0]));
  return { byWave, sent };
}

function mostFirst(a: CountedAnnouncement, b: CountedAnnouncement): number {
  return b.counts.sent - a.counts.sent;
}
