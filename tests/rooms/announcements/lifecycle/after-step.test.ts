import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { afterStep, type TakenStep } from '../../../../bot/rooms/announcements/lifecycle/after-step.ts';
import type { StoredAnnouncement } from '../../../../bot/rooms/announcements/record/announcement.ts';
import { anAnnouncement } from '../writing/an-announcements-room.ts';

const date = Temporal.PlainDate.from;
const approver = { id: 'b0000000-0000-4000-8000-000000000000', name: 'Bea Approver' };
const approved = { by: approver, at: '2026-09-10T08:00:00.000Z' };

const found: StoredAnnouncement = {
  id: 'a0000000-0000-4000-8000-000000000000',
  rolloutId: 'autumn',
  announcement: anAnnouncement({
    schedule: { kind: 'at', date: '2026-09-14', hour: '09:00', ownZone: false },
  }),
  state: 'approved',
  by: approver,
  authors: [],
  approved,
  createdAt: '2026-09-01T08:00:00.000Z',
  changedAt: '2026-09-10T08:00:00.000Z',
  due: null,
  version: 4,
  writtenIn: 2,
  open: [],
  stoppedBecause: null,
};
const taken: TakenStep = {
  step: 'schedule',
  to: 'scheduled',
  by: { id: 'c0000000-0000-4000-8000-000000000000', name: 'Lea Lead' },
  at: '2026-09-12T10:00:00.000Z',
  due: '2026-09-14T07:00:00.000Z',
  wave: { start: date('2026-09-15'), end: date('2026-09-25') },
};

test('every step makes a version of its own, at its moment', () => {
  expect(afterStep(found, taken)).toMatchObject({ version: 5, changedAt: taken.at, state: 'scheduled' });
});

test('what is scheduled is due by its schedule, and remembers the dates of the wave that it was worked out from', () => {
  expect(afterStep(found, taken)).toMatchObject({ due: taken.due, waveDates: '2026-09-15/2026-09-25' });
  expect(afterStep(found, { ...taken, wave: null })).not.toHaveProperty('waveDates');
});

test('what comes off the schedule is due no more, and keeps its approval and the day that was planned', () => {
  const scheduled = { ...found, state: 'scheduled' as const, due: taken.due };

  const next = afterStep(scheduled, { ...taken, step: 'unschedule', to: 'approved' });

  expect(next).toMatchObject({ due: null, approved, announcement: found.announcement });
});

test('what is sent by hand goes now, whatever day was planned; what goes on after a stop keeps its schedule', () => {
  const sent = afterStep(found, { ...taken, step: 'send', to: 'sending' });
  const stopped = { ...found, state: 'sending' as const, stoppedBecause: 'Teams refused.' };
  const resumed = afterStep(stopped, { ...taken, step: 'send', to: 'sending' });

  expect(sent.announcement.schedule).toEqual({ kind: 'now' });
  expect(sent.waveDates).toBe('2026-09-15/2026-09-25');
  expect(resumed.announcement.schedule).toEqual(found.announcement.schedule);
  expect(resumed.stoppedBecause).toBeNull();
});

test('an approval is noted with who gave it, stays with later steps, and is gone with what is sent back', () => {
  const waiting = { ...found, state: 'in-review' as const, approved: null };

  const now = afterStep(waiting, { ...taken, step: 'approve', to: 'approved' });

  expect(now.approved).toEqual({ by: taken.by, at: taken.at });
  expect(afterStep(now, taken).approved).toEqual(now.approved);
  expect(afterStep(now, { ...taken, step: 'send-back', to: 'draft' }).approved).toBeNull();
});

test('only what is taken back has the wish that every card goes', () => {
  const sent = { ...found, state: 'sent' as const };

  expect(afterStep(sent, { ...taken, step: 'retract', to: 'retracted' }).wish).toEqual({
    kind: 'retract',
    at: taken.at,
  });
  expect(afterStep(found, taken)).not.toHaveProperty('wish');
});
