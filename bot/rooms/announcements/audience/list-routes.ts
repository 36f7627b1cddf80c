import { type Clock, timestamp } from '../../../base/clock.ts';
import { conflict, forbidden, invalid } from '../../../base/errors.ts';
import { type Message, message } from '../../../base/words/message.ts';
import { getLists, keepList } from '../../../contract/announcements/audience-lists.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import type { People } from '../../people/people.ts';
import type { AudienceList, FoundList, ListsTable } from './lists-table.ts';

interface ListRoutesDeps {
  people: People;
  lists: ListsTable;
  clock: Clock;
}

/** Bad lines that are told one by one; more of them say that it is another file. */
const MOST_BAD = 200;
/** Of them in a refusal. */
const MOST_TOLD = 10;

/** Ten minutes; the longest list takes a minute or two to write. */
const LONGEST_SAVING_MS = 600_000;

const HEADERS = new Set(['userprincipalname', 'user principal name', 'upn']);

export function listRoutes({ people, lists, clock }: ListRoutesDeps): Route[] {
  return [
    route(getLists, async ({ caller }) => ({
      lists: (await lists.all()).filter(maySee(caller)).map(({ id, name, people: count, by, at }) => ({
        id,
        name,
        people: count,
        by: by.name,
        at,
      })),
    })),
    route(keepList, async ({ caller, params, body, say }) => {
      const stillSettled = await people.upheaval.refuse();
      const there = await lists.find(params.id);
      refuseOfSomebodyElse(there, caller);
      if (there && isBeingSaved(there, clock)) throw conflict('list-changed');
      const wanted = linesOf(body.upns);
      if (wanted.size === 0) {
        throw invalid('list-empty', { holds: 'nothing' }, [
          { where: 'upns', what: message('common.is-empty') },
        ]);
      }
      const found = await people.names.byUpn(wanted.keys());
      await stillSettled();
      const ids = [...new Set(found.values())];
      const bad = [...wanted]
        .filter(([upn]) => !found.has(upn))
        .map(([upn, line]) => ({
          line,
          reason: message('announcements.unknown-upn', { upn: shortened(upn) }),
        }));
      if (bad.length > 0 && !body.skipUnknown) throw unknownPeople(bad, wanted.size);
      if (ids.length === 0) {
        throw invalid('list-empty', { holds: 'strangers' }, [
          { where: 'upns', what: message('announcements.names-nobody') },
        ]);
      }
      const by = { id: caller.id, name: caller.name };
      const list = { id: params.id, name: body.name, people: ids.length, by, at: timestamp(clock) };
      if ((await lists.keep(list, ids, there)) === 'changed') throw conflict('list-changed');
      const left = bad.slice(0, MOST_BAD).map(({ line, reason }) => ({ line, reason: say(reason) }));
      return { id: list.id, name: list.name, people: list.people, bad: left };
    }),
  ];
}

function shortened(upn: string): string {
  return upn.length > 60 ? `${upn.slice(0, 60)}…` : upn;
}

/** A list can hold people of any group: who leads some groups sees only what they have made. */
function maySee(caller: Caller): (list: AudienceList) => boolean {
  return ({ by }) => leadsEverybody(caller) || by.id === caller.id;
}

/** An announcement of theirs can be for it: it must not change under their hands. */
function refuseOfSomebodyElse(there: FoundList | undefined, caller: Caller): void {
  if (!there || there.by.id === caller.id) return;
  throw forbidden('not-your-list');
}

/** Whoever began and never ended, because the process did, stands in nobody's way for long. */
function isBeingSaved({ savingSince }: FoundList, clock: Clock): boolean {
  return savingSince !== null && savingSince > new Date(clock.now() - LONGEST_SAVING_MS).toISOString();
}

interface UnknownName {
  line: number;
  reason: Message;
}

function unknownPeople(bad: readonly UnknownName[], names: number) {
  const told = bad.slice(0, MOST_TOLD);
  const more = bad.length - told.length;
  const series = [
    ...told.map(({ line, reason }) => message('announcements.on-list-line', { line, reason })),
    ...(more > 0 ? [message('announcements.and-more', { count: more })] : []),
  ];
  return invalid(
    'list-unknown-people',
    { bad: bad.length, names, told: { series, between: '; ' } },
    told.map(({ line, reason }) => ({ where: message('announcements.list-line', { line }), what: reason })),
  );
}

/** Each sign-in name once, lower case, with the first line that it is on; a header is none. */
function linesOf(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const part of line.split(/[,;\t]/)) {
      const upn = part.trim().replace(/^"|"$/g, '').toLowerCase();
      if (index === 0 && HEADERS.has(upn)) continue;
      if (upn !== '' && !found.has(upn)) found.set(upn, index + 1);
    }
  }
  return found;
}
