import type { z } from 'zod';
import type { getStatus, StatusOrder, StatusRow } from '../../../contract/overview/status.ts';
import { PILOT } from '../../people/person.ts';
import { rankOf } from './attention.ts';

type Query = Pick<z.output<typeof getStatus.query>, 'search' | 'state' | 'order' | 'before'>;

interface RowPage {
  groups: number;
  order: StatusOrder;
  rows: StatusRow[];
  next: string | null;
}

/** With more groups than this nobody reads them all: what needs attention comes first. */
const FEW_GROUPS = 20;
/** Rows are as long as there are rollouts: a page holds about so many waves. */
const WAVES_PER_PAGE = 600;
const FEWEST_ROWS = 10;
const MOST_ROWS = 50;

/** @param only the groups that may be shown, all where it is left out */
export function pageOfRows(
  all: readonly StatusRow[],
  { search = '', state, order, before }: Query,
  only?: ReadonlySet<string>,
): RowPage {
  const words = search.toLowerCase().split(/\s+/);
  const fitting = all.filter(
    ({ group, waves }) =>
      (!only || only.has(group.id)) &&
      words.every((word) => group.name.toLowerCase().includes(word)) &&
      (state === undefined || waves.some((wave) => wave.state === state)),
  );
  const by = order ?? (all.length > FEW_GROUPS ? 'attention' : 'plan');
  const sorted = by === 'plan' ? fitting : fitting.toSorted((a, b) => placeOf(a) - placeOf(b));
  const from = before === undefined ? 0 : sorted.findIndex(({ group }) => group.id === before) + 1;
  const rows = sorted.slice(from, from + sizeFor(all));
  const isLast = from + rows.length >= sorted.length;
  return { groups: sorted.length, order: by, rows, next: isLast ? null : (rows.at(-1)?.group.id ?? null) };
}

/** The pilot set stays where everybody looks for it. */
function placeOf({ group, attention }: StatusRow): number {
  return group.id === PILOT ? -1 : rankOf(attention);
}

function sizeFor(all: readonly StatusRow[]): number {
  const longest = all.reduce((most, { waves }) => Math.max(most, waves.length), 1);
  return Math.min(Math.max(Math.floor(WAVES_PER_PAGE / longest), FEWEST_ROWS), MOST_ROWS);
}
