import { describe, expect, test } from 'vitest';
import type { WaveToAnnounce } from '../../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../../../../bot/contract/delivery/sending.ts';
import { selectedWave, waveSections } from '../../../../../tab/features/announcements/waves/wave-list.ts';
import { aSending } from '../a-sending.ts';

function aWave(id: string, start: string, sending: SendingView | null = null): WaveToAnnounce {
  const { wave } = aSending();
  if (!wave) throw new Error('it hangs on no wave');
  return {
    ...wave,
    id,
    start,
    sending,
    rollout: { id: 'r', name: 'Foundation' },
    mayAnnounce: true,
    mayNotBecause: null,
  };
}

describe('the waves of a lead', () => {
  const waves = [
    aWave('late', '2026-12-20'),
    aWave('old', '2026-11-01', aSending()),
    aWave('soon', '2026-12-10'),
    aWave('newer', '2026-11-20', aSending()),
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
