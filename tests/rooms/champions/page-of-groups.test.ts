import { expect, test } from 'vitest';
import type { ChampionsOfGroup } from '../../../bot/rooms/champions/champions.ts';
import { pageOfGroups, totalsOf } from '../../../bot/rooms/champions/page-of-groups.ts';

const SALES = aGroup('Sales', 50, 'Ada Novak');
const LEGAL = aGroup('Legal', 9);
const EMPTY = aGroup('Empty', 0);

test('groups are found by their names and by those of their champions', () => {
  expect(namesOf(pageOfGroups([SALES, LEGAL], { search: 'leg' }))).toEqual(['Legal']);
  expect(namesOf(pageOfGroups([SALES, LEGAL], { search: 'novak ADA' }))).toEqual(['Sales']);
});

test('groups with people and no champion are found', () => {
  expect(namesOf(pageOfGroups([SALES, LEGAL, EMPTY], { without: 'yes' }))).toEqual(['Legal']);
});

test('page after page gives every group once', () => {
  const all = Array.from({ length: 99 }, (_, index) => aGroup(`Group ${index}`, 5));

  const seen: string[] = [];
  let page = pageOfGroups(all, {});
  for (;;) {
    seen.push(...namesOf(page));
    if (page.next === null) break;
    page = pageOfGroups(all, { before: page.next });
  }

  expect(seen).toEqual(all.map(({ group }) => group.name));
});

test('the totals add up champions and what they did, and name the first groups without one', () => {
  const many = Array.from({ length: 12 }, (_, index) => aGroup(`Group ${index}`, 5));

  expect(totalsOf([SALES, LEGAL, EMPTY])).toEqual({
    groups: 3,
    champions: 1,
    contributions: 2,
    without: 1,
    withoutNames: ['Legal'],
  });
  expect(totalsOf(many)).toMatchObject({ without: 12, withoutNames: { length: 10 } });
});

function aGroup(name: string, people: number, ...champions: string[]): ChampionsOfGroup {
  const contribution = {
    id: 'one',
    kind: 'open-hour',
    what: 'Held an open hour',
    evidence: null,
    on: '2026-09-10',
    recordedAt: '2026-09-10T08:00:00.000Z',
  };
  return {
    group: { id: name.toLowerCase().replaceAll(' ', '-'), name },
    people,
    champions: champions.map((champion) => ({
      person: { id: champion, name: champion },
      contributions: Array(2).fill(contribution),
    })),
  };
}

function namesOf({ groups }: { groups: readonly ChampionsOfGroup[] }): string[] {
  return groups.map(({ group }) => group.name);
}
