import type { z } from 'zod';
import type { ChampionView, getChampions } from '../../../bot/contract/champions/champions.ts';

export type ChampionGroup = z.output<(typeof getChampions)['reply']>['groups'][number];

export interface Coverage {
  readonly champions: number;
  readonly contributions: number;
  /** Names of groups that have people but no champion. */
  readonly without: readonly string[];
}

/** How well the groups are looked after, over all of them. */
export function coverage(groups: readonly ChampionGroup[]): Coverage {
  const champions = groups.flatMap((group) => group.champions);
  return {
    champions: champions.length,
    contributions: champions.reduce((sum, champion) => sum + champion.contributions, 0),
    without: groups.filter(lacksChampion).map(({ group }) => group.name),
  };
}

export function lacksChampion(group: Pick<ChampionGroup, 'people' | 'champions'>): boolean {
  return group.people > 0 && group.champions.length === 0;
}

/** Champions by name. Never by how much they did: nobody is ranked. */
export function byName(champions: readonly ChampionView[]): readonly ChampionView[] {
  return champions.toSorted((a, b) => a.person.name.localeCompare(b.person.name));
}
