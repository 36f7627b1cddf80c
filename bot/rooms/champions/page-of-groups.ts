import type { ChampionsOfGroup } from './champions.ts';

interface Wanted {
  search?: string | undefined;
  /** Only groups with people and no champion. */
  without?: 'yes' | undefined;
  /** The group before the first of the page. */
  before?: string | undefined;
}

const PAGE = 40;
/** So many groups without a champion are named; the rest is counted. */
const NAMED = 10;

/** Groups that fit, a page of them in the order they come. */
export function pageOfGroups(
  all: readonly ChampionsOfGroup[],
  { search = '', without, before }: Wanted,
): { groups: ChampionsOfGroup[]; next: string | null } {
  const words = search.toLowerCase().split(/\s+/);
  const fitting = all.filter((one) => {
    const names = [one.group.name, ...one.champions.map(({ person }) => person.name)].join(' ').toLowerCase();
    return words.every((word) => names.includes(word)) && (without === undefined || lacksChampion(one));
  });
  const from = before === undefined ? 0 : fitting.findIndex(({ group }) => group.id === before) + 1;
  const groups = fitting.slice(from, from + PAGE);
  const isLast = from + PAGE >= fitting.length;
  return { groups, next: isLast ? null : (groups.at(-1)?.group.id ?? null) };
}

/** How well all groups are looked after. */
export function totalsOf(all: readonly ChampionsOfGroup[]) {
  const champions = all.flatMap((one) => one.champions);
  const without = all.filter(lacksChampion);
  return {
    groups: all.length,
    champions: champions.length,
    contributions: champions.reduce((sum, { contributions }) => sum + contributions.length, 0),
    without: without.length,
    withoutNames: without.slice(0, NAMED).map(({ group }) => group.name),
  };
}

function lacksChampion({ people, champions }: ChampionsOfGroup): boolean {
  return people > 0 && champions.length === 0;
}
