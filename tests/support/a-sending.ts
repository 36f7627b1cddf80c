import { randomUUID } from 'node:crypto';
import type { Sending } from '../../bot/rooms/delivery/record/sending.ts';

/** An announcement to a wave whose people are being gathered. */
export function aSending(changes: Partial<Sending> = {}): Sending {
  const sending = {
    id: randomUUID(),
    rolloutId: 'autumn',
    waveId: 'autumn.identity.finance',
    title: 'What changes for you, and when',
    text: 'From this day on you sign in with your phone instead of your password.',
    composed: false,
    state: 'freezing' as const,
    stoppedBecause: null,
    by: { id: randomUUID(), name: 'Lea Lead' },
    startedAt: '2026-09-01T08:00:00.000Z',
    chunks: null,
    settledAt: null,
    tally: null,
    number: 1,
  };
  return { ...sending, ...changes };
}
