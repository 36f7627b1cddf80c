import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  checkAnnouncement,
  duplicateAnnouncement,
  forecastAnnouncement,
  previewAnnouncement,
  removeAnnouncement,
  stepAnnouncement,
  testAnnouncement,
} from '../../../../bot/contract/announcements/announcements.ts';
import { reviewAnnouncement } from '../../../../bot/contract/delivery/my-announcements.ts';
import { addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { ada, anAnnouncement, anAnnouncementsRoom, ofSales } from './an-announcements-room.ts';

const ofFinance = anAnnouncement();
const forSales = anAnnouncement({ audience: { kind: 'wave', waveId: 'autumn.identity.sales' } });

test('a lead of Sales learns nothing about the people of Finance', async () => {
  const { ask } = await aRoom();

  expect(await ask(forecastAnnouncement, { announcement: ofFinance })).toMatchObject({
    people: 0,
    reachable: 0,
    unreachable: [],
    languages: [],
    refusal: expect.stringContaining("You don't lead"),
  });
  expect(await ask(checkAnnouncement, { announcement: ofFinance })).toEqual({
    faults: [{ where: 'audience', what: expect.stringContaining("You don't lead"), blocks: true }],
    others: [],
  });
  expect((await ask(forecastAnnouncement, { announcement: forSales })).people).toBe(2);
});

test('somebody of another group cannot be looked at by their id', async () => {
  const { ask, ann, una } = await aRoom();
  const shown = (personId: string) =>
    ask(previewAnnouncement, { announcement: forSales, personId, language: null });

  expect((await shown(una.id)).for.name).toBe('Una Sales');
  await expect(shown(ann.id)).rejects.toMatchObject({ code: 'person-not-found' });
});

test('an announcement of another group is neither copied, tested, reviewed, sent nor deleted', async () => {
  const { ask, save, view, list } = await aRoom();
  const { id, seen } = await save(ofFinance);
  const params = { id };
  const refused = { code: 'not-your-groups' };
  const ids = [randomUUID()];

  await expect(view(id, ofSales)).rejects.toMatchObject(refused);
  await expect(
    ask(duplicateAnnouncement, { ids, waves: ['autumn.identity.sales'] }, params),
  ).rejects.toMatchObject(refused);
  await expect(ask(testAnnouncement, { language: null }, params)).rejects.toMatchObject(refused);
  await expect(
    ask(reviewAnnouncement, { text: 'No.', approved: false, seen: 1 }, params),
  ).rejects.toMatchObject(refused);
  await expect(ask(stepAnnouncement, { step: 'send', seen }, params)).rejects.toMatchObject(refused);
  await expect(ask(removeAnnouncement, {}, params)).rejects.toMatchObject(refused);

  expect((await list()).announcements).toHaveLength(1);
  expect(await view(id)).toMatchObject({ state: 'draft', seen, review: { comments: [] } });
});

test('drafts for several waves are made for all of them or for none', async () => {
  const { ask, save, list } = await aRoom();
  const { id } = await save(forSales);
  const ids = [randomUUID(), randomUUID()];

  await expect(
    ask(duplicateAnnouncement, { ids, waves: ['autumn.identity.sales', 'autumn.identity.finance'] }, { id }),
  ).rejects.toMatchObject({ code: 'not-your-groups', message: expect.stringContaining('No draft was made') });
  await expect(
    ask(duplicateAnnouncement, { ids, waves: ['autumn.identity.sales', 'autumn.identity.nowhere'] }, { id }),
  ).rejects.toMatchObject({ kind: 'not-found' });

  expect((await list()).announcements.map((one) => one.id)).toEqual([id]);
});

test('the pilot set reviews what waits for it, and nothing else', async () => {
  const { routes, save, step, view, pilot } = await aRoom();
  const { id, seen } = await save(ofFinance);
  const say = () =>
    callRoute(routes, reviewAnnouncement, {
      caller: pilot,
      params: { id },
      body: { text: 'Fine', approved: true, seen: 1 },
    });

  await expect(say()).rejects.toMatchObject({ code: 'not-in-review' });
  expect((await view(id)).review.comments).toEqual([]);
  await step(id, 'submit', seen);
  expect(await say()).toEqual({ noted: true });
});

test('a preview without a text to show says which one is missing', async () => {
  const { routes } = await aRoom();
  const { en } = ofFinance.contents;
  if (!en) throw new Error('The text is in English.');
  const preview = (contents: Record<string, typeof en>) =>
    callRoute(routes, previewAnnouncement, {
      caller: ada,
      body: { announcement: { ...ofFinance, contents }, personId: null, language: null },
    });

  await expect(preview({})).rejects.toMatchObject({ code: 'no-text', kind: 'invalid' });
  await expect(preview({ de: en })).rejects.toMatchObject({
    message: expect.stringContaining('there is no text in English'),
  });
});

async function aRoom() {
  const messenger = { tell: async () => ({ kind: 'sent', activityId: '1' }) as const };
  const room = await anAnnouncementsRoom({ messenger });
  const ann = aPerson({ name: 'Ann Finance' });
  const una = aPerson({ name: 'Una Sales', groupId: 'sales' });
  await addPeople(room.deps.people, ann, una);
  const { routes } = room;
  const ask = async <E extends Parameters<typeof callRoute>[1]>(
    endpoint: E,
    body: unknown,
    params: Record<string, string> = {},
  ) => callRoute(routes, endpoint, { caller: ofSales, params, body });
  return { ...room, routes, ann, una, ask };
}
