import type { SendingView } from '../../../../bot/contract/delivery/sending.ts';
import { someCounts } from '../../../support/some-counts.ts';

export function aSending(over: Partial<SendingView> = {}): SendingView {
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
    runs: [],
    cards: null,
    ...over,
  };
}
