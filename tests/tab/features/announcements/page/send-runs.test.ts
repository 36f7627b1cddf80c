import { expect, test } from 'vitest';
import type { SendRunView } from '../../../../../bot/contract/delivery/send-runs.ts';
import { runRows } from '../../../../../tab/features/announcements/page/send-runs.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');
const STARTED = '2026-12-01T10:00:00Z';
const ENDED = '2026-12-01T10:07:00Z';

function aRun(over: Partial<SendRunView> = {}): SendRunView {
  const by = { id: 'b0000000-0000-4000-8000-000000000000', name: 'Ada' };
  const counts = { people: 3_400, sent: 3_120 };
  return {
    number: 1,
    kind: 'first',
    state: 'sent',
    by,
    startedAt: STARTED,
    endedAt: ENDED,
    ...counts,
    ...over,
  };
}

test('each run tells what it was for, how it stands, and how many of its people got it', () => {
  const runs = [
    aRun({ number: 3, kind: 'late-joiners', state: 'sending', people: 1, sent: 0 }),
    aRun({ number: 2, kind: 'resend', state: 'cancelled', people: 280, sent: 12 }),
    aRun(),
  ];

  expect(runRows(runs, format).map(({ name, state, counts }) => [name, state, counts])).toEqual([
    ['Late joiners', 'sending', '0 of 1 person got it'],
    ['Resend', 'cancelled', '12 of 280 people got it'],
    ['First send', 'sent', '3,120 of 3,400 people got it'],
  ]);
});

test('a run tells who began it and when, and when it ended where it is over', () => {
  const whenOf = (run: SendRunView) => runRows([run], format)[0]?.when;
  const [start, end] = [format.moment(STARTED), format.moment(ENDED)];

  expect(whenOf(aRun())).toBe(`by Ada, ${start} to ${end}`);
  expect(whenOf(aRun({ endedAt: STARTED }))).toBe(`by Ada, ${start}`);
  expect(whenOf(aRun({ endedAt: null, state: 'sending' }))).toBe(`by Ada, since ${start}`);
});
