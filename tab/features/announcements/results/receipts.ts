import type { DeliveryRowView } from '../../../../bot/contract/delivery/results.ts';
import type { Format } from '../../../ui/format/format.ts';

type Receipts = Pick<DeliveryRowView, 'acknowledgedAt' | 'doneAt' | 'openedTrainingAt' | 'reportedAt'>;

/** What one person did with the announcement and when, the earliest first. */
export function receiptsOf(row: Receipts, format: Format): readonly string[] {
  const steps = [
    { words: 'Pressed "Got it"', at: row.acknowledgedAt },
    { words: 'Said it is done', at: row.doneAt },
    { words: 'Opened training', at: row.openedTrainingAt },
    { words: 'Reported an issue', at: row.reportedAt },
  ];
  return steps
    .flatMap(({ words, at }) => (at === null ? [] : [{ words, at }]))
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ words, at }) => `${words}, ${format.moment(at)}`);
}
