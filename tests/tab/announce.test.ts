import { describe, expect, test } from 'vitest';
import type { AnnouncementView, WaveToAnnounce } from '../../bot/contract/announcing.ts';
import { progressOf, tenthsOf } from '../../tab/announce/page/progress.ts';
import { selectedWave, waveSections } from '../../tab/announce/waves/wave-list.ts';
import { reasonWords } from '../../tab/announce/words.ts';
import { someCounts } from '../support/some-counts.ts';

function anAnnouncement(over: Partial<AnnouncementView> = {}): AnnouncementView {
  return {
    id: 'a0000000-0000-4000-8000-000000000000',
    wave: {
      id: 'r.windows.sales',
      phase: { id: 'windows', name: 'Windows' },
      group: { id: 'sales', name: 'Sales' },
      state: 'planned',
      start: '2026-12-15',
      end: '2026-12-20',
    },
    title: 'Windows',
    text: 'Soon',
    state: 'sending',
    stoppedBecause: null,
    by: { id: 'b0000000-0000-4000-8000-000000000000', name: 'Ada' },
    startedAt: '2026-12-01T10:00:00Z',
    settledAt: null,
    countedAt: '2026-12-01T10:00:10Z',
    countsOpenings: true,
    counts: someCounts({ audience: 100 }),
    reasons: [],
    ...over,
  };
}

function aWave(id: string, start: string, announcement: AnnouncementView | null = null): WaveToAnnounce {
  const { wave } = anAnnouncement();
  if (!wave) throw new Error('it hangs on no wave');
  return { ...wave, id, start, announcement, mayAnnounce: true, mayNotBecause: null };
}

describe('progress', () => {
  test('counts everybody with an outcome as settled', () => {
    const announcement = anAnnouncement({
      counts: someCounts({ audience: 100, pending: 55, claimed: 5, sent: 36, unreachable: 4 }),
    });

    expect(progressOf(announcement)).toMatchObject({
      settled: 40,
      share: 0.4,
      perSecond: 4,
      secondsLeft: 15,
    });
  });

  test('has no share before the audience is known', () => {
    const announcement = anAnnouncement({ state: 'freezing', counts: someCounts() });

    expect(progressOf(announcement)).toMatchObject({ done: false, share: null, secondsLeft: null });
  });

  test('measures a settled announcement up to its end, not up to now', () => {
    const announcement = anAnnouncement({
      state: 'sent',
      settledAt: '2026-12-01T10:00:05Z',
      countedAt: '2026-12-02T10:00:00Z',
      counts: someCounts({ audience: 100, sent: 100 }),
    });

    expect(progressOf(announcement)).toMatchObject({
      done: true,
      share: 1,
      perSecond: 20,
      secondsLeft: null,
    });
  });

  test('an announcement to nobody is done, not for ever on its way', () => {
    const announcement = anAnnouncement({
      settledAt: '2026-12-01T10:00:05Z',
      counts: someCounts(),
    });

    expect(progressOf(announcement).share).toBe(1);
  });

  test('a stopped announcement is done, and keeps those apart who never got it', () => {
    const announcement = anAnnouncement({
      state: 'stopped',
      stoppedBecause: 'It was cancelled.',
      counts: someCounts({ audience: 100, pending: 40, sent: 60 }),
    });

    expect(progressOf(announcement)).toMatchObject({ done: true, share: 0.6, secondsLeft: null });
  });

  test('is spoken in whole tenths', () => {
    expect([null, 0.05, 0.19, 1].map((share) => tenthsOf({ share }))).toEqual([0, 0, 10, 100]);
  });
});

describe('the waves of a lead', () => {
  const waves = [
    aWave('late', '2026-12-20'),
    aWave('old', '2026-11-01', anAnnouncement()),
    aWave('soon', '2026-12-10'),
    aWave('newer', '2026-11-20', anAnnouncement()),
  ];

  test('stand by date: to announce forwards, announced backwards', () => {
    const sections = waveSections(waves);

    expect(sections.toAnnounce.map((wave) => wave.id)).toEqual(['soon', 'late']);
    expect(sections.announced.map((wave) => wave.id)).toEqual(['newer', 'old']);
  });

  test('the one asked for is selected, or else the next', () => {
    expect(selectedWave(waves, 'old', 'soon')?.id).toBe('old');
    expect(selectedWave(waves, 'gone', 'soon')?.id).toBe('soon');
    expect(selectedWave(waves, null, null)?.id).toBe('newer');
  });
});

test('a reason that is new here is still readable', () => {
  expect(reasonWords('not-installed')).toBe('have not got the app yet');
  expect(reasonWords('out-of-office')).toBe('out of office');
});
