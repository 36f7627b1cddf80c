import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  forecastAnnouncement,
  getTemplates,
  previewAnnouncement,
  testAnnouncement,
} from '../../../../bot/contract/announcements/announcements.ts';
import type { Outgoing } from '../../../../bot/doors/teams/chat.ts';
import { aConversation, addPeople, aPerson, callerOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { ada, anAnnouncement, anAnnouncementsRoom, ofSales } from '../writing/an-announcements-room.ts';

const contents = {
  en: { title: 'Hello {firstName}', text: 'It starts on {start}.', picture: null, buttons: [] },
  de: { title: 'Hallo {firstName}', text: 'Es beginnt am {start}.', picture: null, buttons: [] },
};

test('a preview shows what a recipient really gets, in their language', async () => {
  const { preview, gerda } = await aRoom();

  const hers = await preview(gerda.id, null);

  expect(hers.for).toEqual({ name: 'Gerda Grün', language: 'de', fallback: false });
  expect(JSON.stringify(hers.card)).toContain('Hallo Gerda');
  expect(JSON.stringify(hers.card)).toContain('Es beginnt am Dienstag, 15. September 2026.');
  expect(hers.bytes).toBeGreaterThan(500);
});

test('another language can be looked at, and without a name the first of the audience is the example', async () => {
  const { preview } = await aRoom();

  const shown = await preview(null, 'en');

  expect(JSON.stringify(shown.card)).toContain('It starts on Tuesday');
  expect(['Ada', 'Gerda', 'Pat', 'Una']).toContain(shown.for.name.split(' ')[0]);
});

test('a preview for groups of somebody else is refused', async () => {
  const { preview } = await aRoom();

  await expect(preview(null, null, ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
});

test('a forecast tells who is reached, in which language, and who is not and why', async () => {
  const { forecast } = await aRoom();

  const plain = await forecast({});
  const essential = await forecast({ essential: true });

  expect(plain).toMatchObject({
    people: 4,
    reachable: 1,
    paused: 1,
    excluded: 0,
    unreachable: [{ why: 'not-installed', people: 2 }],
    languages: [{ language: 'de', people: 1, fallback: false }],
    refusal: null,
  });
  expect(essential).toMatchObject({ reachable: 2, paused: 1 });
  expect(essential.languages).toContainEqual({ language: 'en', people: 1, fallback: true });
});

test('people who are left out are counted apart', async () => {
  const { forecast } = await aRoom();

  const audience = { kind: 'everyone' as const };
  const exclude = { groups: ['finance'], pilot: false, champions: false, listId: null };
  expect(
    await forecast({ audience, exclude, contents: { en: { ...contents.en, text: 'Soon' } } }),
  ).toMatchObject({
    people: 2,
    excluded: 5,
  });
});

test('a test goes to the author alone and says that it is one', async () => {
  const { routes, save, sent, me } = await aRoom();
  const { id } = await save(anAnnouncement({ contents }), { caller: me });

  const reply = await callRoute(routes, testAnnouncement, {
    caller: me,
    params: { id },
    body: { language: 'de' },
  });

  expect(reply).toEqual({ sent: true, why: null });
  expect(sent).toHaveLength(1);
  expect(JSON.stringify(sent[0])).toContain('This is a test');
  expect(JSON.stringify(sent[0])).toContain('Hallo');
});

test('a test names the group of its wave, as its people read it, and not that of the author', async () => {
  const { routes, save, sent, me } = await aRoom();
  const en = { title: '{phase} comes to {group}', text: 'Soon.', picture: null, buttons: [] };
  const { id } = await save(anAnnouncement({ contents: { en } }), { caller: me });

  await callRoute(routes, testAnnouncement, { caller: me, params: { id }, body: { language: null } });

  expect(sent[0]).toMatchObject({ summary: 'Identity comes to Finance' });
  expect(JSON.stringify(sent[0])).not.toContain('Legal');
});

test('an author whom the bot cannot write to is told what to do', async () => {
  const { routes, save } = await aRoom();
  const { id } = await save(anAnnouncement());

  const tried = callRoute(routes, testAnnouncement, {
    caller: ada,
    params: { id },
    body: { language: null },
  });

  await expect(tried).rejects.toMatchObject({ code: 'you-have-no-chat' });
});

test('templates of a wave come by day as drafts that hang on it, and those in use are marked', async () => {
  const { routes, save } = await aRoom();
  const ask = () =>
    callRoute(routes, getTemplates, { caller: ada, query: { wave: 'autumn.identity.finance' } });
  const [first] = (await ask()).templates;
  if (!first) throw new Error('no template');
  expect(first.announcement.schedule).toMatchObject({ kind: 'relative', offsetDays: first.offsetDays });
  expect(first.used).toBe(false);

  await save(first.announcement);

  expect((await ask()).templates.map(({ used }) => used)[0]).toBe(true);
});

async function aRoom() {
  const sent: Outgoing[] = [];
  const messenger = {
    async tell(_: unknown, message: Outgoing) {
      sent.push(message);
      return { kind: 'sent', activityId: randomUUID() } as const;
    },
  };
  const room = await anAnnouncementsRoom({ messenger });
  const { routes } = room;
  const gerda = aPerson({ name: 'Gerda Grün', locale: 'de-AT', conversation: aConversation() });
  const paused = aPerson({ name: 'Pat Pause', conversation: aConversation(), pausedUntil: '2027-01-01' });
  const noApp = aPerson({ name: 'Una Uninstalled' });
  const author = aPerson({
    name: 'Mia Me',
    role: 'lead',
    leads: null,
    groupId: 'legal',
    conversation: aConversation(),
  });
  await addPeople(room.deps.people, gerda, paused, noApp, author);
  return {
    save: room.save,
    routes,
    sent,
    gerda,
    me: callerOf(author),
    preview: (personId: string | null, language: string | null, caller = ada) =>
      callRoute(routes, previewAnnouncement, {
        caller,
        body: { announcement: anAnnouncement({ contents }), personId, language },
      }),
    forecast: (changes: Parameters<typeof anAnnouncement>[0]) =>
      callRoute(routes, forecastAnnouncement, {
        caller: ada,
        body: { announcement: anAnnouncement({ contents, ...changes }) },
      }),
  };
}
