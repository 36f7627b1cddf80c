import { invalid } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import type { TeamCandidate } from '../../contract/crew/rollout-team.ts';
import type { People } from '../people/people.ts';
import type { Member } from './team.ts';

/** More names than these nobody reads. */
const MOST = 10;

export interface Candidate {
  upn: string;
  name: string;
  groupId: string;
  role: 'lead' | 'champion';
}

/**
 * Leads and champions with a text in their name or user principal name. They have rows of their own, so that a
 * search never reads everybody.
 */
export async function findCandidates(people: Pick<People, 'roles'>, search: string): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const wanted = fold(search);
  for (const role of ['lead', 'champion'] as const) {
    for (const { upn, name, groupId } of await people.roles.holders(role)) {
      if (upn !== '' && (fold(name).includes(wanted) || upn.includes(wanted))) {
        found.push({ upn, name, groupId, role });
      }
    }
  }
  return found.slice(0, MOST);
}

/** Without case and accents: who looks for Jose finds José. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * The person behind a user principal name, looked for among leads and champions first and then among everybody; an
 * outsider is who they are said to be.
 * @throws AnswerError when nobody has the name.
 */
export async function resolveCandidate(
  people: Pick<People, 'roles' | 'table' | 'names'>,
  who: TeamCandidate,
): Promise<Pick<Member, 'name' | 'email' | 'personId'>> {
  if (!('upn' in who)) return { name: who.name, email: who.email, personId: null };
  for (const role of ['lead', 'champion'] as const) {
    const holder = (await people.roles.holders(role)).find(({ upn }) => upn.toLowerCase() === who.upn);
    if (holder) return { name: holder.name, email: who.upn, personId: holder.id };
  }
  const id = (await people.names.byUpn([who.upn])).get(who.upn);
  const person = id === undefined ? undefined : await people.table.find(id);
  if (person) return { name: person.name, email: who.upn, personId: person.id };
  throw invalid('person-unknown', { who: 'upn', upn: who.upn }, [
    { where: 'who.upn', what: message('crew.not-known') },
  ]);
}
