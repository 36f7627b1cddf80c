import { z } from 'zod';
import type { DeliveryCounts } from '../../../contract/delivery/sending.ts';
import { KeptTally } from './tally.ts';

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

const CountedCells = z.object({
  rowKey: z.string(),
  waveId: z.string().default(''),
  tally: KeptTally.optional(),
  countedAt: z.string().default(''),
});

/** What a row says of what was counted; undefined where that is nothing, or hangs on no wave. */
export function toCounted(row: object): CountedAnnouncement | undefined {
  const { rowKey, waveId, tally, countedAt } = CountedCells.parse(row);
  return waveId && tally ? { announcement: rowKey, waveId, counts: tally.counts, countedAt } : undefined;
}

export async function gatherCounted(
  found: AsyncIterable<CountedAnnouncement | undefined>,
): Promise<CountedIn> {
  const byWave = new Map<string, CountedAnnouncement[]>();
  for await (const one of found)
    if (one) byWave.set(one.waveId, [...(byWave.get(one.waveId) ?? []), one].sort(mostFirst));
  const sent = new Map([...byWave].map(([waveId, [most]]) => [waveId, most?.counts.sent ?? 0]));
  return { byWave, sent };
}

function mostFirst(a: CountedAnnouncement, b: CountedAnnouncement): number {
  return b.counts.sent - a.counts.sent;
}
