import type { z } from 'zod';
import type { ChampionView, getChampions } from '../../../bot/contract/champions/champions.ts';
import type { Format } from '../../ui/format/format.ts';

type Reply = z.output<(typeof getChampions)['reply']>;
export type ChampionGroup = Reply['groups'][number];
export type Totals = Reply['totals'];

export function lacksChampion(group: Pick<ChampionGroup, 'people' | 'champions'>): boolean {
  return group.people > 0 && group.champions.length === 0;
}

/** The groups without a champion; of many the first, and how many more there are. */
export function withoutWords({ without, withoutNames }: Totals, format: Format): string {
  const more = without - withoutNames.length;
  return format.list([...withoutNames, ...(more > 0 ? [`${format.number(more)} more`] : [])]);
}

/** Champions by name. Never by how much they did: nobody is ranked. */
export function byName(champions: readonly ChampionView[]): readonly ChampionView[] {
  return champions.toSorted((a, b) => a.person.name.localeCompare(b.person.name));
}
