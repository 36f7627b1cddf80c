import { forbidden } from '../../base/errors.ts';
import type { Caller } from '../../doors/http/route.ts';
import type { SignedIn } from '../../doors/http/sign-in.ts';
import type { People } from './people.ts';

/**
 * Who a signed-in person is to Groundswell: role and groups come from our own rows, never from the token.
 * @throws AnswerError (forbidden) for somebody no import has named and who never wrote to the bot.
 */
export async function callerFor(people: People, signedIn: SignedIn): Promise<Caller> {
  const person = await people.table.known(signedIn.id);
  if (!person) {
    throw forbidden('person-unknown', { who: signedIn.name ? 'named' : 'nameless', name: signedIn.name });
  }
  return {
    id: person.id,
    name: person.name,
    upn: person.upn,
    role: person.role,
    group: { id: person.groupId, name: await people.groupName(person.groupId) },
    pilot: person.pilot,
    leads: person.leads,
    approver: person.approver,
  };
}
