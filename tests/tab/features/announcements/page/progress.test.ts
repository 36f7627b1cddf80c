import { describe, expect, test } from 'vitest';
import { progressOf, tenthsOf } from '../../../../../tab/features/announcements/page/progress.ts';
import { someCounts } from '../../../../support/some-counts.ts';
import { aSending } from '../a-sending.ts';

describe('progress', () => {
  test('counts everybody with an outcome as settled', () => {
    const sending = aSending({
      counts: someCounts({ audience: 100, pending: 55, claimed: 5, sent: 36, unreachable: 4 }),
    });

    expect(progressOf(sending)).toMatchObject({
      settled: 40,
      share: 0.4,
      perSecond: 4,
      secondsLeft: 15,
    });
  });

  test('has no share before the audience is known', () => {
    const sending = aSending({ state: 'freezing', counts: someCounts() });

    expect(progressOf(sending)).toMatchObject({ done: false, share: null, secondsLeft: null });
  });

  test('measures a settled announcement up to its end, not up to now', () => {
    const sending = aSending({
      state: 'sent',
      settledAt: '2026-12-01T10:00:05Z',
      countedAt: '2026-12-02T10:00:00Z',
      counts: someCounts({ audience: 100, sent: 100 }),
    });

    expect(progressOf(sending)).toMatchObject({
      done: true,
      share: 1,
      perSecond: 20,
      secondsLeft: null,
    });
  });

  test('an announcement to nobody is done, not for ever on its way', () => {
    const sending = aSending({
      settledAt: '2026-12-01T10:00:05Z',
      counts: someCounts(),
    });

    expect(progressOf(sending).share).toBe(1);
  });

  test('a stopped announcement is done, and keeps those apart who never got it', () => {
    const sending = aSending({
      state: 'stopped',
      stoppedBecause: 'It was cancelled.',
      counts: someCounts({ audience: 100, pending: 40, sent: 60 }),
    });

    expect(progressOf(sending)).toMatchObject({ done: true, share: 0.6, secondsLeft: null });
  });

  test('is spoken in whole tenths', () => {
    expect([null, 0.05, 0.19, 1].map((share) => tenthsOf({ share }))).toEqual([0, 0, 10, 100]);
  });
});
