import { describe, expect, test } from 'vitest';
import type { WaveToAnnounce } from '../../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../../../../bot/contract/delivery/sending.ts';
import { selectedWave } from '../../../../../tab/features/announcements/waves/wave-list.ts';
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
  const soon = aWave('soon', '2026-12-10');
  const newer = aWave('newer', '2026-11-20', aSending());
  const sections = { toAnnounce: [soon, aWave('late', '2026-12-20')], announced: [newer] };

  test('the one that the server found is selected, as it stands in the list', () => {
    expect(selectedWave(sections, { ...newer, mayAnnounce: false })).toBe(newer);
  });

  test('one that is on no page yet is selected all the same', () => {
    const far = aWave('far', '2027-06-01');

    expect(selectedWave(sections, far)).toBe(far);
  });

  test('with nothing to announce it is the latest announced, or any', () => {
    expect(selectedWave(sections, null)).toBe(newer);
    expect(selectedWave({ ...sections, announced: [] }, null)).toBe(soon);
    expect(selectedWave({ toAnnounce: [], announced: [] }, null)).toBeUndefined();
  });
});
