import type { DeliveryCounts } from '../../../../bot/contract/delivery/sending.ts';

export interface Figure {
  readonly name: string;
  /** Null where nobody counts it. */
  readonly count: number | null;
  /** Of those whom it could be; left out where there is nothing to compare with. */
  readonly share?: number;
}

/**
 * What became of everybody in the audience; `over` once nothing more goes out. Apart from possible repeats they add
 * up to it.
 */
export function outcomeFigures(counts: DeliveryCounts, over: boolean): readonly Figure[] {
  const waiting = counts.pending + counts.claimed;
  return [
    { name: 'Sent', count: counts.sent },
    ...(waiting > 0 ? [{ name: over ? 'Not sent' : 'Waiting', count: waiting }] : []),
    { name: 'Unreachable', count: counts.unreachable },
    { name: 'Failed', count: counts.failed },
    { name: 'Unknown', count: counts.unknown },
    { name: 'Skipped', count: counts.skipped },
    { name: 'Possible repeats', count: counts.possibleRepeats },
  ];
}

/** What people did with it, as shares of those who got it. */
export function receiptFigures(counts: DeliveryCounts, countsOpenings: boolean): readonly Figure[] {
  const { sent, openedTraining, acknowledged, done, reported } = counts;
  const figure = (name: string, count: number): Figure =>
    // Somebody whose outcome is unknown may have answered as well.
    sent === 0 ? { name, count } : { name, count, share: Math.min(1, count / sent) };
  return [
    figure('Pressed "Got it"', acknowledged),
    countsOpenings ? figure('Opened training', openedTraining) : { name: 'Opened training', count: null },
    figure('Said it is done', done),
    figure('Reported an issue', reported),
  ];
}

/** How many got it and have not said so. */
export function toRemind({ sent, acknowledged }: Pick<DeliveryCounts, 'sent' | 'acknowledged'>): number {
  return Math.max(0, sent - acknowledged);
}
