import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Announcement, Content, LifeStep } from '../../../../bot/contract/announcements/announcement.ts';
import { removeAnnouncement } from '../../../../bot/contract/announcements/announcements.ts';
import { callRoute } from '../../../support/call-route.ts';
import { anAnnouncement, anAnnouncementsRoom, ben } from './an-announcements-room.ts';

const says = (changes: Partial<Content>): Partial<Announcement> => ({
  contents: { en: { title: 'Your turn', text: 'Soon.', picture: null, buttons: [], ...changes } },
});
const everyone = { kind: 'everyone' } as const;

test.each<[string, Partial<Announcement>, string]>([
  // Letters of three bytes: within every length, and yet too large to send.
  ['a card over the size budget', says({ text: '木'.repeat(4_000), buttons: manyButtons() }), 'KB'],
  ['markup that cards cannot show', says({ text: '| a | b |\n|---|---|\n| 1 | 2 |' }), 'table'],
  ['a placeholder that does not exist', says({ text: 'Dear {nobody}' }), '{nobody} stands for nothing'],
  [
    'a time that has passed',
    { schedule: { kind: 'at', date: '2026-09-11', hour: '09:00', ownZone: false } },
    'is in the past',
  ],
  [
    'days before a start that is too near',
    { schedule: { kind: 'relative', offsetDays: -30, hour: '09:00', ownZone: true } },
    'is in the past',
  ],
  ['an audience of nobody', { audience: { kind: 'champions', groups: ['finance'] } }, 'Nobody'],
  ['a list that is not there', { audience: { kind: 'list', listId: randomUUID() } }, 'Nobody'],
  [
    'everybody left out',
    {
      audience: everyone,
      exclude: { groups: ['finance', 'sales'], pilot: true, champions: false, listId: null },
    },
    'Nobody',
  ],
])('%s is refused with a sentence at every step, and nothing goes out', async (_what, changes, sentence) => {
  const { save, step, view, asked } = await anAnnouncementsRoom();
  const made = await save(anAnnouncement({ ...says({}), ...changes }));
  const refused = { code: 'step-refused', message: expect.stringContaining(sentence) };

  const dated = made.announcement.schedule.kind !== 'now';
  const steps: LifeStep[] = dated ? ['submit', 'schedule'] : ['submit', 'send'];
  for (const wish of steps) await expect(step(made.id, wish, made.seen)).rejects.toMatchObject(refused);

  expect(made.faults.some(({ what, blocks }) => blocks && what.includes(sentence))).toBe(true);
  expect(await view(made.id)).toMatchObject({ state: 'draft', seen: made.seen, due: null });
  expect(asked).toEqual([]);
});

test.each(['http://contoso.com', 'javascript:alert(1)', 'ftp://contoso.com', 'contoso.com', ''])(
  'a button that leads to %j is refused, and no draft is kept',
  async (url) => {
    const { save, list } = await anAnnouncementsRoom();

    await expect(save(anAnnouncement(says({ buttons: [{ title: 'Go', url }] })))).rejects.toThrow(
      'announcements.not-https',
    );

    expect((await list()).announcements).toEqual([]);
  },
);

test('of two who send the same draft at once the second is told who was first, and can see what is', async () => {
  const { save, step, view, asked } = await anAnnouncementsRoom();
  const { id, seen } = await save(anAnnouncement());

  const results = await Promise.allSettled([step(id, 'send', seen), step(id, 'send', seen, ben)]);

  const [told] = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(told).toMatchObject({
    kind: 'conflict',
    code: 'announcement-changed',
    message: expect.stringContaining('Look at it as it is now'),
  });
  expect(asked).toEqual([`start ${id}`]);
  expect(await view(id, ben)).toMatchObject({ state: 'sending', seen: seen + 1 });
});

test('a draft that somebody sends while another deletes it is sent, or gone before', async () => {
  const { save, step, routes, deps, asked } = await anAnnouncementsRoom();
  for (let round = 0; round < 5; round += 1) {
    const { id, seen } = await save(anAnnouncement());

    const [sent, removed] = await Promise.allSettled([
      step(id, 'send', seen),
      callRoute(routes, removeAnnouncement, { caller: ben, params: { id } }),
    ]);

    // Whoever sent it may find it there or, where the other was first, not; nobody is left with half of it.
    const there = await deps.announcements.get(id);
    expect(there !== undefined).toBe(sent.status === 'fulfilled');
    expect(asked.includes(`start ${id}`)).toBe(sent.status === 'fulfilled');
    expect(removed.status === 'fulfilled').toBe(there === undefined);
  }
});

function manyButtons() {
  const url = `https://contoso.com/${'木'.repeat(1_900)}`;
  return Array.from({ length: 4 }, (_, n) => ({ title: `Button ${n}`, url: `${url}${n}` }));
}
