import { expect, test } from 'vitest';
import {
  getMaterialToReview,
  reviewAnnouncement,
} from '../../../../bot/contract/delivery/my-announcements.ts';
import { callRoute } from '../../../support/call-route.ts';
import { anAnnouncement, anAnnouncementsRoom } from '../writing/an-announcements-room.ts';

test('where the pilot set reviews material, users get none that it has not approved', async () => {
  const { save, step, require, routes, pilot, view } = await anAnnouncementsRoom();
  await require({ pilotReview: 'required' });
  const { id } = await save(anAnnouncement());
  await step(id, 'submit', 1);
  await expect(step(id, 'send', 2)).rejects.toMatchObject({ message: expect.stringContaining('pilot set') });

  const { material } = await callRoute(routes, getMaterialToReview, { caller: pilot });
  expect(material.map(({ title, mine }) => [title, mine])).toEqual([['Your turn', null]]);
  const body = { text: 'Clear.', approved: true, seen: 2 };
  await callRoute(routes, reviewAnnouncement, { caller: pilot, params: { id }, body });

  expect((await view(id)).review).toMatchObject({ approvals: 1, comments: [{ text: 'Clear.' }] });
  expect((await step(id, 'send', 2)).state).toBe('sending');
});

test('what the pilot set approved is reviewed again when it says something else, and not when only its day changes', async () => {
  const { save, step, require, routes, pilot, view } = await anAnnouncementsRoom();
  await require({ pilotReview: 'required' });
  const { id } = await save(anAnnouncement());
  await step(id, 'submit', 1);
  const body = { text: 'Clear.', approved: true, seen: 2 };
  await callRoute(routes, reviewAnnouncement, { caller: pilot, params: { id }, body });

  const schedule = { kind: 'relative' as const, offsetDays: -1, hour: '09:00', ownZone: true };
  await save(anAnnouncement({ schedule }), { id, seen: 2 });
  expect((await view(id)).review.approvals).toBe(1);

  await save(anAnnouncement({ schedule, essential: true }), { id, seen: 3 });
  expect((await view(id)).review).toMatchObject({ approvals: 0, comments: [{ text: 'Clear.' }] });
  await step(id, 'submit', 4);
  const { material } = await callRoute(routes, getMaterialToReview, { caller: pilot });
  expect(material).toMatchObject([{ id, mine: null }]);
  await expect(step(id, 'send', 5)).rejects.toMatchObject({ message: expect.stringContaining('pilot set') });
});
