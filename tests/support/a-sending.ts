import { randomUUID } from 'node:crypto';
import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { Sending } from '../../bot/rooms/delivery/record/sending.ts';
import { openSendingsTable } from '../../bot/rooms/delivery/record/sendings-table.ts';
import { someCounts } from './some-counts.ts';

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

/** Leaves the row of an announcement that reached so many people of a wave. */
export async function putSentTo(storage: Storage, waveId: string, sent: number): Promise<void> {
  const sendings = await openSendingsTable(storage);
  const sending = aSending({ waveId, state: 'sent' });
  await sendings.add(sending);
  const found = await sendings.get(sending.id);
  if (!found) throw new Error('It was added.');
  const tally = { counts: someCounts({ audience: sent, sent }), reasons: [], open: 0 };
  await sendings.saveTally(found, tally, '2026-09-01T09:00:00.000Z');
}
