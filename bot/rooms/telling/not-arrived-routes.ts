import type { Say } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import { getNotArrived } from '../../contract/telling/not-arrived.ts';
import { leadsGroup, type Route, route } from '../../doors/http/route.ts';
import type { NotArrived, NotArrivedBook } from './not-arrived-book.ts';

/** Leads look after what did not reach the people of their groups. */
export function notArrivedRoutes(notArrived: Pick<NotArrivedBook, 'recent'>): Route[] {
  return [
    route(getNotArrived, async ({ caller, say }) => {
      const theirs = (await notArrived.recent()).filter(({ groupId }) => leadsGroup(caller, groupId));
      return { messages: theirs.map((one) => present(one, say)) };
    }),
  ];
}

function present({ id, personId, name, what, outcome, raw, at }: NotArrived, say: Say) {
  return { id, person: { id: personId, name }, what: sayWords(what, say), outcome, raw, at };
}
