import { message, type Param } from './message.ts';

/** Names that a sentence tells one by one. */
const MOST = 3;

/** The first names of a list and how many more there are, as a sentence lists them. */
export function firstNames(names: readonly Param[]): Param {
  const more = names.length - MOST;
  if (more <= 0) return { list: names };
  return { list: [...names.slice(0, MOST), message('common.more', { count: more })] };
}
