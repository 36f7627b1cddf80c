import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  checkAnnouncement,
  duplicateAnnouncement,
  removeAnnouncement,
} from '../../../../bot/contract/announcements/announcements.ts';
import { callRoute } from '../../../support/call-route.ts';
import { ada, anAnnouncement, anAnnouncementsRoom, ben, ofSales } from './an-announcements-room.ts';

test('a draft is kept, changed and found again, with who did what', async () => {
  const { save, view, deps } = await anAnnouncementsRoom();

  const made = await save(anAnnouncement());
  deps.clock.set('2026-09-12T10:01:00Z');
  const changed = await save(anAnnouncement({ essential: true }), { id: made.id, seen: made.seen });

  expect(made).toMatchObject({ state: 'draft', audience: 'Identity for Finance', seen: 1, faults: [] });
  expect(changed).toMatchObject({ essential: true, seen: 2 });
  expect((await view(made.id)).audit.map(({ what, by }) => [what, by.name])).toEqual([
    ['edited', 'Ada Author'],
    ['created', 'Ada Author'],
  ]);
});

test('of two who change the same draft the second is told who was first, and nothing is overwritten', async () => {
  const { save, view, deps } = await anAnnouncementsRoom();
  const { id, seen } = await save(anAnnouncement());
  deps.clock.set('2026-09-12T10:01:00Z');
  await save(anAnnouncement({ essential: true }), { id, seen, caller: ben });

  const second = save(anAnnouncement({ template: 'mine' }), { id, seen });

  await expect(second).rejects.toMatchObject({
    code: 'announcement-changed',
    message: expect.stringContaining('Ben Boss'),
  });
  expect((await view(id)).announcement).toMatchObject({ essential: true, template: null });
});

test('of two who send the same draft at once one sends it', async () => {
  const { save, step, asked } = await anAnnouncementsRoom();
  const { id, seen } = await save(anAnnouncement());

  const results = await Promise.allSettled([step(id, 'send', seen), step(id, 'send', seen, ben)]);

  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(asked).toEqual([`start ${id}`]);
});

test('where approval is required a second person gives it, and a change takes it away', async () => {
  const { save, step, require, asked } = await anAnnouncementsRoom();
  await require({ approval: 'required' });
  const { id } = await save(anAnnouncement());

  await expect(step(id, 'send', 1)).rejects.toMatchObject({ code: 'step-refused' });
  await step(id, 'submit', 1);
  await expect(step(id, 'approve', 2)).rejects.toMatchObject({
    message: expect.stringContaining('You wrote'),
  });
  const approved = await step(id, 'approve', 2, ben);
  expect(approved).toMatchObject({
    state: 'approved',
    approval: { required: true, by: { name: 'Ben Boss' } },
  });

  const edited = await save(anAnnouncement({ essential: true }), { id, seen: 3 });
  expect(edited).toMatchObject({ state: 'draft', approval: { by: null } });
  await expect(step(id, 'send', 4)).rejects.toMatchObject({ code: 'step-refused' });
  await step(id, 'submit', 4);
  await step(id, 'approve', 5, ben);
  expect((await step(id, 'send', 6)).state).toBe('sending');
  expect(asked).toEqual([`start ${id}`]);
});

test('a schedule relative to a wave is due so many days from its start, where that hour comes first', async () => {
  const { save, step, deps } = await anAnnouncementsRoom();
  const schedule = { kind: 'relative' as const, offsetDays: -1, hour: '09:00', ownZone: true };
  const { id } = await save(anAnnouncement({ schedule }));

  expect(await step(id, 'schedule', 1)).toMatchObject({
    state: 'scheduled',
    due: '2026-09-13T19:00:00.000Z',
  });
  expect(await deps.announcements.due('2026-09-13T19:00:00.000Z')).toEqual([id]);
  expect((await step(id, 'unschedule', 2)).state).toBe('draft');
});

test('the list is narrowed to what somebody began or looks for, and sorted by the last change', async () => {
  const { save, list, deps } = await anAnnouncementsRoom();
  const says = (title: string) => ({ en: { title, text: 'Soon.', picture: null, buttons: [] } });
  const mine = await save(anAnnouncement({ contents: says('Sign in with your phone') }));
  deps.clock.set('2026-09-12T10:01:00Z');
  const bens = await save(
    anAnnouncement({
      contents: says('Open hour'),
      audience: { kind: 'wave', waveId: 'autumn.identity.sales' },
    }),
    { caller: ben },
  );
  const found = async (query: Record<string, string>) =>
    (await list(ada, query)).announcements.map(({ id }) => id);

  expect(await found({ mine: 'yes' })).toEqual([mine.id]);
  expect(await found({ search: 'PHONE sign' })).toEqual([mine.id]);
  expect(await found({ search: 'ben' })).toEqual([bens.id]);
  expect(await found({ search: 'for sales' })).toEqual([bens.id]);
  expect(await found({ search: 'nothing like it' })).toEqual([]);
  expect(await found({ order: 'newest' })).toEqual([bens.id, mine.id]);
  deps.clock.set('2026-09-12T10:02:00Z');
  await save(anAnnouncement({ essential: true }), { id: mine.id, seen: mine.seen });
  expect(await found({ order: 'newest' })).toEqual([mine.id, bens.id]);
});

test('the list tells what became of each as it was counted last, and nothing of a draft', async () => {
  const { save, list, deps } = await anAnnouncementsRoom();
  const counted = await save(anAnnouncement());
  const draft = await save(anAnnouncement());

  await deps.announcements.saveReached(counted.id, { audience: 340, sent: 312, acknowledged: 120 });

  const { announcements } = await list();
  expect(new Map(announcements.map(({ id, reached }) => [id, reached]))).toEqual(
    new Map([
      [counted.id, { people: 340, sent: 312, acknowledged: 120 }],
      [draft.id, null],
    ]),
  );
});

test('what is not finished is kept as it was typed, stands in the list, and goes nowhere until it is', async () => {
  const { save, step, view, list, asked } = await anAnnouncementsRoom();
  const half = { title: 'Your turn', text: '', pictureUrl: 'http:/', pictureAlt: '', buttons: [] };
  const schedule = { kind: 'at' as const, date: '', offsetDays: '', hour: '09:00', ownZone: true };
  const unfinished = { audience: 'list' as const, schedule, contents: { en: half } };
  const nobody = { kind: 'groups' as const, groups: [] };

  const { id, seen, faults } = await save(anAnnouncement({ audience: nobody, contents: {}, unfinished }));

  expect(faults.map(({ where, blocks }) => [where, blocks])).toEqual([
    ['audience', true],
    ['schedule', true],
    ['contents.en', true],
  ]);
  expect((await view(id)).announcement.unfinished).toEqual(unfinished);
  expect((await list()).announcements).toMatchObject([
    { title: 'Your turn', audience: 'Nobody yet', languages: ['en'] },
  ]);
  for (const wish of ['submit', 'send'] as const)
    await expect(step(id, wish, seen)).rejects.toMatchObject({ code: 'step-refused' });
  await save(anAnnouncement(), { id, seen });
  expect((await step(id, 'send', seen + 1)).state).toBe('sending');
  expect(asked).toEqual([`start ${id}`]);
});

test('an announcement for nobody yet can be duplicated for waves, and is for them then', async () => {
  const { save, routes } = await anAnnouncementsRoom();
  const nobody = { kind: 'groups' as const, groups: [] };
  const { id } = await save(anAnnouncement({ audience: nobody, unfinished: { audience: 'groups' } }));

  const { announcements } = await callRoute(routes, duplicateAnnouncement, {
    caller: ada,
    params: { id },
    body: { ids: [randomUUID()], waves: ['autumn.identity.sales'] },
  });

  expect(announcements).toMatchObject([{ audience: 'Identity for Sales' }]);
});

test('a faulty draft is kept, and does not go until it is put right', async () => {
  const { save, step } = await anAnnouncementsRoom();
  const contents = { en: { title: 'Hi {nobody}', text: '# Big', picture: null, buttons: [] } };

  const made = await save(anAnnouncement({ contents }));

  expect(made.faults.map(({ where }) => where)).toEqual(['contents.en.text', 'contents.en.title']);
  await expect(step(made.id, 'send', 1)).rejects.toMatchObject({ code: 'step-refused' });
});

test('a lead addresses and sees announcements of the groups they lead only', async () => {
  const { save, list, view } = await anAnnouncementsRoom();
  const ofFinance = await save(anAnnouncement());
  const own = await save(anAnnouncement({ audience: { kind: 'wave', waveId: 'autumn.identity.sales' } }), {
    caller: ofSales,
  });
  await save(anAnnouncement({ audience: { kind: 'everyone' } }));

  await expect(save(anAnnouncement(), { caller: ofSales })).rejects.toMatchObject({
    code: 'not-your-groups',
  });
  await expect(view(ofFinance.id, ofSales)).rejects.toMatchObject({
    code: 'not-your-groups',
    message: "This announcement is for people you don't lead. A lead of all its groups can open it.",
  });
  expect((await list(ofSales)).announcements.map(({ id }) => id)).toEqual([own.id]);
  expect((await list()).announcements).toHaveLength(3);
});

test('a title is listed with the phase and group of its wave, and edited as it is written', async () => {
  const { save, list } = await anAnnouncementsRoom();
  const contents = { en: { title: '{phase} for {group}', text: 'Soon', picture: null, buttons: [] } };

  const made = await save(anAnnouncement({ contents }));

  expect(made.title).toBe('Identity for Finance');
  expect(made.announcement.contents.en?.title).toBe('{phase} for {group}');
  expect((await list()).announcements.map(({ title }) => title)).toEqual(['Identity for Finance']);
});

test('one draft becomes one for each wave, once, whatever the number of clicks', async () => {
  const { save, routes, list } = await anAnnouncementsRoom();
  const { id } = await save(anAnnouncement());
  const waves = ['autumn.identity.sales', 'autumn.identity.finance'];
  const ids = [randomUUID(), randomUUID()];
  const duplicateOnce = () =>
    callRoute(routes, duplicateAnnouncement, { caller: ada, params: { id }, body: { ids, waves } });

  const made = await duplicateOnce();
  await duplicateOnce();

  expect(made.announcements.map(({ audience }) => audience)).toEqual([
    'Identity for Sales',
    'Identity for Finance',
  ]);
  expect((await list()).announcements).toHaveLength(3);
});

test('drafts can be deleted, and what was sent stays in the record', async () => {
  const { save, step, routes } = await anAnnouncementsRoom();
  const draft = await save(anAnnouncement());
  const sent = await save(anAnnouncement());
  await step(sent.id, 'send', 1);
  const remove = (id: string) => callRoute(routes, removeAnnouncement, { caller: ada, params: { id } });

  expect(await remove(draft.id)).toEqual({ removed: true });
  expect(await remove(draft.id)).toEqual({ removed: false });
  await expect(remove(sent.id)).rejects.toMatchObject({ code: 'not-a-draft' });
});

test('a draft is checked before it is kept', async () => {
  const { routes } = await anAnnouncementsRoom();
  const announcement = anAnnouncement({ audience: { kind: 'groups', groups: ['legal'] } });

  const { faults } = await callRoute(routes, checkAnnouncement, { caller: ada, body: { announcement } });

  expect(faults.map(({ where }) => where)).toEqual(['audience']);
});
