import { randomUUID } from 'node:crypto';
import type { Announcement } from '../../bot/rooms/delivery/runs/announcement.ts';

/** An announcement to a wave whose people are being gathered. */
export function anAnnouncement(changes: Partial<Announcement> = {}): Announcement {
  const announcement = {
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
  return { ...announcement, ...changes };
}
