import { message, type Param } from '../../../base/words/message.ts';
import type { People } from '../../people/people.ts';
import { PILOT } from '../../people/person.ts';
import type { NameOf } from './membership-words.ts';
import { groupsNamedIn, type Timeline, turnsIn } from './timeline.ts';

/** Names of the few groups that one person has to do with; the pilot set as it stands in a sentence. */
export async function namesForPerson(people: People, groupIds: readonly string[]): Promise<NameOf> {
  const named = [...new Set(groupIds)].map(async (id): Promise<[string, Param]> => {
    return [id, id === PILOT ? message('common.the-pilot-set') : await people.groupName(id)];
  });
  const names = new Map(await Promise.all(named));
  return (id) => names.get(id) ?? id;
}

/** The same for the sentences about a person's turns; read only for who changed group, as nobody else's name a group. */
export async function namesForSentences(people: People, timeline: Timeline): Promise<NameOf> {
  const turns = turnsIn(timeline);
  const changed = turns.some(({ groupId, late, audience }) => late || groupId !== audience);
  if (!changed && timeline.missed.length === 0) return (id) => id;
  return namesForPerson(people, groupsNamedIn(timeline));
}
