import { expect, test } from 'vitest';
import type { ChampionView } from '../../../../bot/contract/champions/champions.ts';
import { byName, type ChampionGroup, coverage } from '../../../../tab/features/champions/coverage.ts';

function aChampion(name: string, contributions: number): ChampionView {
  return { person: { id: '00000000-0000-4000-8000-000000000001', name }, contributions, latest: [] };
}

function aGroup(name: string, people: number, ...champions: ChampionView[]): ChampionGroup {
  return { group: { id: name.toLowerCase(), name }, people, perHundred: 0, champions };
}

test('coverage adds up champions and what they did, and names groups without one', () => {
  const groups = [aGroup('Sales', 50, aChampion('Ada', 3), aChampion('Bo', 1)), aGroup('Legal', 9)];

  expect(coverage(groups)).toEqual({ champions: 2, contributions: 4, without: ['Legal'] });
});

test('a group without people needs no champion', () => {
  expect(coverage([aGroup('Empty', 0)]).without).toEqual([]);
});

test('champions stand by name, not by how much they did', () => {
  expect(byName([aChampion('Zoe', 9), aChampion('Ada', 0)]).map(({ person }) => person.name)).toEqual([
    'Ada',
    'Zoe',
  ]);
});
