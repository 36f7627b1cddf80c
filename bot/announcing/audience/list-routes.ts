import { type Clock, timestamp } from '../../clock.ts';
import { getLists, keepList } from '../../contract/audience-lists.ts';
import { invalid } from '../../errors.ts';
import { type Route, route } from '../../http/route.ts';
import type { People } from '../../people/people.ts';
import type { ListsTable } from './lists-table.ts';

interface ListRoutesDeps {
  people: People;
  lists: ListsTable;
  clock: Clock;
}

/** Bad lines that are told one by one; more of them say that it is another file. */
const MOST_BAD = 200;

export function listRoutes({ people, lists, clock }: ListRoutesDeps): Route[] {
  return [
    route(getLists, async () => ({
      lists: (await lists.all()).map(({ id, name, people: count, by, at }) => ({
        id,
        name,
        people: count,
        by: by.name,
        at,
      })),
    })),
    route(keepList, async ({ caller, params, body }) => {
      const wanted = linesOf(body.upns);
      if (wanted.size === 0) {
        throw invalid('list-empty', 'The list is empty: write one sign-in name on each line.', [
          { where: 'upns', what: 'is empty' },
        ]);
      }
      const found = await people.names.byUpn(wanted.keys());
      const ids = [...new Set(found.values())];
      const bad = [...wanted]
        .filter(([upn]) => !found.has(upn))
        .map(([upn, line]) => ({ line, reason: `nobody here signs in as "${upn}"` }));
      const by = { id: caller.id, name: caller.name };
      const list = { id: params.id, name: body.name, people: ids.length, by, at: timestamp(clock) };
      await lists.keep(list, ids);
      return { id: list.id, name: list.name, people: list.people, bad: bad.slice(0, MOST_BAD) };
    }),
  ];
}

/** Each sign-in name once, lower case, with the first line that it is on. */
function linesOf(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const part of line.split(/[,;\t]/)) {
      const upn = part.trim().replace(/^"|"$/g, '').toLowerCase();
      if (upn !== '' && !found.has(upn)) found.set(upn, index + 1);
    }
  }
  return found;
}
