import { expect, test } from 'vitest';
import type { ChampionView } from '../../../../bot/contract/champions/champions.ts';
import { byName, lacksChampion, withoutWords } from '../../../../tab/features/champions/coverage.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');

function aChampion(name: string, contributions: number): ChampionView {
  return { person: { id: '00000000-0000-4000-8000-000000000001', name }, contributions, latest: [] };
}

test('a group without people needs no champion', () => {
  expect(lacksChampion({ people: 0, champions: [] })).toBe(false);
  expect(lacksChampion({ people: 9, champions: [] })).toBe(true);
  expect(lacksChampion({ people: 9, champions: [aChampion('Ada', 0)] })).toBe(false);
});

test('groups without a champion are named; of many the first, and how many more there are', () => {
  const totals = { groups: 500, champions: 0, contributions: 0 };

  expect(withoutWords({ ...totals, without: 2, withoutNames: ['Legal', 'Sales'] }, format)).toBe(
    'Legal and Sales',
  );
  expect(withoutWords({ ...totals, without: 442, withoutNames: ['Legal', 'Sales'] }, format)).toBe(
    'Legal, Sales and 440 more',
  );
});

test('champions stand by name, not by how much they did', () => {
  expect(byName([aChampion('Zoe', 9), aChampion('Ada', 0)]).map(({ person }) => person.name)).toEqual([
    'Ada',
    'Zoe',
  ]);
});
