import type { SendRunKind, SendRunView } from '../../../../bot/contract/delivery/send-runs.ts';
import type { Format } from '../../../ui/format/format.ts';

const RUN_WORDS: Readonly<Record<SendRunKind, string>> = {
  first: 'First send',
  resend: 'Resend',
  'late-joiners': 'Late joiners',
};

/** One send run as the page of its announcement shows it. */
interface RunRow {
  readonly number: number;
  readonly name: string;
  readonly state: SendRunView['state'];
  readonly counts: string;
  readonly when: string;
}

/** The send runs of an announcement, in the order that they came in. */
export function runRows(runs: readonly SendRunView[], format: Format): readonly RunRow[] {
  return runs.map(({ number, kind, state, by, startedAt, endedAt, people, sent }) => ({
    number,
    name: RUN_WORDS[kind],
    state,
    counts: `${format.number(sent)} of ${format.people(people)} got it`,
    when: `by ${by.name}, ${spanWords(startedAt, endedAt, format)}`,
  }));
}

function spanWords(startedAt: string, endedAt: string | null, format: Format): string {
  const start = format.moment(startedAt);
  if (endedAt === null) return `since ${start}`;
  const end = format.moment(endedAt);
  return start === end ? start : `${start} to ${end}`;
}
