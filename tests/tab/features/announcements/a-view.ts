import type { Announcement, AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { anAnnouncement } from './an-announcement.ts';

/** A draft as the server has it. */
export function aView(over: Partial<AnnouncementView> = {}, announcement?: Announcement): AnnouncementView {
  return {
    id: '5d0c8f8e-4c1b-4d0e-9b65-8f0f5f1f7a11',
    title: 'Title',
    state: 'draft',
    stopped: false,
    heldBecause: null,
    audience: 'Windows for Sales',
    waveId: null,
    rollout: { id: 'r', name: 'Foundation' },
    languages: ['en'],
    due: null,
    by: { id: '9a1f3a35-58a4-4a43-9e0b-0f5d9c2a4b10', name: 'Ada Author' },
    changedAt: '2026-12-01T09:00:00.000Z',
    essential: false,
    announcement: announcement ?? anAnnouncement(),
    stoppedBecause: null,
    faults: [],
    steps: ['submit', 'send'],
    mayEdit: true,
    whyNot: [],
    approval: { required: false, by: null, at: null, nobody: null },
    review: { required: false, approvals: 0, comments: [] },
    audit: [],
    seen: 1,
    ...over,
  };
}
