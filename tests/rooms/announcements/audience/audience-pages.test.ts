import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { type AudienceRule, Exclusions } from '../../../../bot/contract/announcements/announcement.ts';
import { keepList } from '../../../../bot/contract/announcements/audience-lists.ts';
import { audiencePages, type Cursor } from '../../../../bot/rooms/announcements/audience/audience-pages.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const people = {
  ada: aPerson({ name: 'Ada', upn: 'ada@contoso.example', groupId: 'finance' }),
  ben: aPerson({ name: 'Ben', upn: 'ben@contoso.example', groupId: 'finance', pilot: true }),
  cho: aPerson({ name: 'Cho', upn: 'cho@contoso.example', groupId: 'finance', role: 'champion' }),
  dev: aPerson({ name: 'Dev', upn: 'dev@contoso.example', groupId: 'sales' }),
  eva: aPerson({ name: 'Eva', upn: 'eva@contoso.example', groupId: 'sales', role: 'champion' }),
  fay: aPerson({ name: 'Fay', upn: 'fay@contoso.example', groupId: 'sales', role: 'lead', leads: null }),
};

const LIST = randomUUID();

test.each<[string, AudienceRule, Partial<Exclusions>, string]>([
  [
    'a wave is its group without the pilot set',
    { kind: 'wave', waveId: 'autumn.identity.finance' },
    {},
    'Ada Cho',
  ],
  ['the wave of the pilot set', { kind: 'wave', waveId: 'autumn.identity.pilot' }, {}, 'Ben'],
  ['groups have their pilot people with them', { kind: 'groups', groups: ['finance'] }, {}, 'Ada Ben Cho'],
  ['groups without the pilot set', { kind: 'groups', groups: ['finance'] }, { pilot: true }, 'Ada Cho'],
  ['the pilot set', { kind: 'pilot' }, {}, 'Ben'],
  ['all champions', { kind: 'champions', groups: [] }, {}, 'Cho Eva'],
  ['champions of a group', { kind: 'champions', groups: ['sales'] }, {}, 'Eva'],
  ['leads', { kind: 'role', role: 'lead' }, {}, 'Fay'],
  ['members', { kind: 'role', role: 'member' }, {}, 'Ada Ben Dev'],
  ['everyone', { kind: 'everyone' }, {}, 'Ada Ben Cho Dev Eva Fay'],
  [
    'everyone but a group and champions',
    { kind: 'everyone' },
    { groups: ['finance'], champions: true },
    'Dev Fay',
  ],
  ['a list', { kind: 'list', listId: LIST }, {}, 'Ada Dev'],
  ['everyone but a list', { kind: 'everyone' }, { listId: LIST }, 'Ben Cho Eva Fay'],
])('%s', async (_, rule, exclude, expected) => {
  const room = await aRoom();
  await room.keep('ada@contoso.example\nDEV@contoso.example');

  for (const size of [1, 2, 100]) expect(await room.names(rule, exclude, size)).toBe(expected);
});

test('names of a list that nobody has are left out of it', async () => {
  const { keep, names } = await aRoom();

  const kept = await keep(
    'ada@contoso.example, ghost@contoso.example\n\nben@contoso.example;ada@contoso.example\nzed',
    true,
  );

  expect(kept).toMatchObject({
    people: 2,
    bad: [
      { line: 1, reason: 'nobody here signs in as "ghost@contoso.example"' },
      { line: 4, reason: 'nobody here signs in as "zed"' },
    ],
  });
  expect(await names({ kind: 'list', listId: LIST }, {}, 100)).toBe('Ada Ben');
});

test('a list that is kept again holds the new people only', async () => {
  const { keep, names } = await aRoom();
  await keep('ada@contoso.example\nben@contoso.example');
  await keep('ben@contoso.example\ncho@contoso.example');

  expect(await names({ kind: 'list', listId: LIST }, {}, 100)).toBe('Ben Cho');
});

test('an empty list is refused with a sentence', async () => {
  const { keep } = await aRoom();

  await expect(keep(' \n,\n')).rejects.toMatchObject({ code: 'list-empty' });
});

async function aRoom() {
  const clock = settableClock('2026-09-12T10:00:00Z');
  const { rooms, people: room, routes } = await aHouse({ clock });
  await addPeople(room, ...Object.values(people));
  const { lists } = rooms.announcements.api;
  const { rollouts } = rooms.rollout.api;
  const lead = aCaller({ role: 'lead', leads: null });
  return {
    keep: (upns: string, skipUnknown = false) =>
      callRoute(routes, keepList, {
        caller: lead,
        params: { id: LIST },
        body: { name: 'Some', upns, skipUnknown },
      }),
    async names(rule: AudienceRule, exclude: Partial<Exclusions>, size: number) {
      const pages = await audiencePages({ people: room, rollouts, lists }, rule, Exclusions.parse(exclude));
      const found: string[] = [];
      let cursor: Cursor | undefined;
      for (;;) {
        const page = await pages.after(cursor, size);
        found.push(...page.map(({ person }) => person.name));
        const last = page.at(-1);
        if (!last) return found.toSorted().join(' ');
        cursor = { personId: last.person.id, audience: last.audience };
      }
    },
  };
}
