interface Wanted {
  search?: string | undefined;
  /** The group before the first of the page. */
  before?: string | undefined;
}

interface Named {
  readonly group: { readonly id: string; readonly name: string };
}

const PAGE = 40;

/** Groups that fit, a page of them in the order they come. */
export function pageOfGroups<Row extends Named>(
  all: readonly Row[],
  { search = '', before }: Wanted,
): { groups: Row[]; fitting: number; next: string | null } {
  const words = search.toLowerCase().split(/\s+/);
  const fitting = all.filter(({ group }) => words.every((word) => group.name.toLowerCase().includes(word)));
  const from = before === undefined ? 0 : fitting.findIndex(({ group }) => group.id === before) + 1;
  const groups = fitting.slice(from, from + PAGE);
  const isLast = from + PAGE >= fitting.length;
  return { groups, fitting: fitting.length, next: isLast ? null : (groups.at(-1)?.group.id ?? null) };
}
