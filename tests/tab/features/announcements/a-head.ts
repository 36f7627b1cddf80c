import type { AnnouncementHead } from '../../../../bot/contract/announcements/announcement.ts';

export function aHead(over: Partial<AnnouncementHead> = {}): AnnouncementHead {
  return {
    id: 'a0000000-0000-4000-8000-000000000000',
    title: 'Windows',
    state: 'draft',
    stopped: false,
    heldBecause: null,
    audience: 'Windows for Sales',
    waveId: 'r.windows.sales',
    rollout: { id: 'r', name: 'Foundation' },
    languages: ['en'],
    due: null,
    by: { id: 'b0000000-0000-4000-8000-000000000000', name: 'Ada' },
    changedAt: '2026-12-01T10:00:00Z',
    essential: false,
    reached: null,
    ...over,
  };
}
