import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { duplicateAnnouncement } from '../../../bot/contract/announcements/announcements.ts';
import { callRoute } from '../../support/call-route.ts';
import { ada, ofSales } from '../announcements/writing/an-announcements-room.ts';
import { aChannelRoom, aPostedOne, NEWS, news, TEAM } from './a-channel-room.ts';

test('a lead connects the groups they may address, and no others', async () => {
  const room = await aChannelRoom();

  await room.connect('sales', TEAM, ofSales);

  expect((await room.connections(ofSales)).connections).toMatchObject([
    {
      owner: { id: 'sales' },
      place: { team: 'Finance team', channel: 'General' },
      by: { name: 'Sam Sales' },
    },
  ]);
  expect((await room.connections()).connections.map(({ owner }) => owner.id)).toEqual([
    '*',
    'pilot',
    'finance',
    'sales',
  ]);
  for (const owner of ['finance', 'pilot', '*']) {
    await expect(room.connect(owner, NEWS, ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
    await expect(room.disconnect(owner, ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
  }
});

test('what is no channel of a team that the bot is in is refused', async () => {
  const room = await aChannelRoom();

  await expect(room.connect('finance', '19:other')).rejects.toMatchObject({ code: 'no-such-channel' });
  await expect(room.connect('nobody')).rejects.toMatchObject({ code: 'business-group-not-found' });
  await room.teamNews(news('removed'));
  await expect(room.connect('finance')).rejects.toMatchObject({ code: 'not-in-team' });
});

test('whoever connected a channel is told once that the bot was removed from its team', async () => {
  const room = await aChannelRoom();
  await room.connect('sales');

  await room.teamNews(news('removed'));
  await room.teamNews(news('removed'));
  await room.teamNews(news('seen'));
  await room.runAll();

  expect(room.toAuthor()).toHaveLength(1);
  expect(room.toAuthor()[0]).toContain('was removed from Finance team');
  const [, , finance] = (await room.connections()).connections;
  expect(finance).toMatchObject({ owner: { id: 'finance' }, broken: expect.stringContaining('removed') });
  expect((await room.connections()).teams).toEqual([]);
  await room.teamNews(news('added'));
  expect((await room.connections()).connections[2]).toMatchObject({ broken: null });
});

test('a channel keeps its new name, and its end is told', async () => {
  const room = await aChannelRoom();
  const about = (what: 'channel-renamed' | 'channel-deleted' | 'channel-restored', name?: string) =>
    room.teamNews({ ...news('seen'), what, channel: { id: NEWS, name } });

  await about('channel-renamed', 'Rollout');
  expect((await room.connections()).connections[2]).toMatchObject({ place: { channel: 'Rollout' } });
  await about('channel-deleted');
  await about('channel-deleted');
  await room.runAll();

  expect(room.toAuthor()).toHaveLength(1);
  expect(room.toAuthor()[0]).toContain('The channel Rollout was deleted');
  await about('channel-restored');
  expect((await room.connections()).connections[2]).toMatchObject({ broken: null });
});

test('a group without a channel is a fault, and so are words for one person', async () => {
  const room = await aChannelRoom();
  const content = { title: 'Hi', text: 'Dear {firstName}, soon.', picture: null, buttons: [] };

  const { faults } = await room.check(
    aPostedOne({ contents: { en: content }, channels: ['finance', 'sales'] }),
  );

  expect(faults).toEqual([
    {
      where: 'channels',
      what: expect.stringMatching(/^No working channel is connected for Sales/),
      blocks: true,
    },
    { where: 'contents.en.text', what: expect.stringMatching(/^\{firstName\} stands for one/), blocks: true },
  ]);
  expect((await room.check(aPostedOne())).faults).toEqual([]);
  await room.disconnect('finance');
  expect((await room.check(aPostedOne())).faults).toHaveLength(1);
});

test('a lead does not have it posted for groups of others', async () => {
  const room = await aChannelRoom();
  const audience = { kind: 'wave', waveId: 'autumn.identity.sales' } as const;

  const saving = room.save(aPostedOne({ audience }), { caller: ofSales });

  await expect(saving).rejects.toMatchObject({ code: 'not-your-channels' });
  const { id, seen } = await room.save(aPostedOne({ audience }), { caller: ada });
  const view = await room.view(id, ofSales);
  expect(view.whyNot).toContainEqual({ step: 'send', why: expect.stringContaining('Finance') });
  await expect(room.step(id, 'send', seen, ofSales)).rejects.toMatchObject({ code: 'step-refused' });
});

test('a scheduled announcement whose channel is gone goes back to draft, and its author is told', async () => {
  const room = await aChannelRoom();
  const schedule = { kind: 'at', date: '2026-09-14', hour: '09:00', ownZone: false } as const;
  const id = await room.begin(aPostedOne({ schedule }), 'schedule');
  await room.teamNews(news('removed'));

  await room.at('2026-09-14T09:00:01Z');
  await room.due();

  expect((await room.view(id)).state).toBe('draft');
  expect(room.toAuthor().join()).toContain('No working channel is connected');
});

test('a copy for another wave is posted for the group of that wave', async () => {
  const room = await aChannelRoom();
  const { id } = await room.save(aPostedOne({ channels: ['finance', '*'] }));
  const copy = randomUUID();

  await callRoute(room.routes, duplicateAnnouncement, {
    caller: ada,
    params: { id },
    body: { ids: [copy], waves: ['autumn.identity.sales'] },
  });

  expect((await room.view(copy)).announcement.channels).toEqual(['sales', '*']);
});
