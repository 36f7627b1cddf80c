import { type Message, message } from '../../../base/words/message.ts';
import { groupInSentence } from '../../people/name-of-group.ts';
import type { People } from '../../people/people.ts';
import type { Person } from '../../people/person.ts';
import { groupsNamed, whyNotAddress } from '../audience/audience-rule.ts';
import { whyNotPost } from '../places/owner.ts';
import { channelsIn, type StoredAnnouncement } from '../record/announcement.ts';
import { describeAudience, type Scene } from '../record/scene.ts';

type Written = Pick<StoredAnnouncement, 'authors' | 'announcement'>;

/** That nobody but its authors could approve it, and what to do; undefined where somebody may. Reads leads alone. */
export async function nobodyMayApprove(
  { people }: { people: Pick<People, 'roles' | 'table'> },
  found: Written,
  scene: Pick<Scene, 'groups' | 'rollout'>,
): Promise<Message | undefined> {
  const leads = await people.roles.holders('lead');
  const persons = await people.table.findMany(leads.map(({ id }) => id));
  if ([...persons.values()].some((person) => mayApprove(person, found))) return undefined;
  const named = groupsNamed(found.announcement.audience).map((id) => groupInSentence(scene.groups, id));
  const list = named.length > 0 ? named : [describeAudience(scene, found.announcement)];
  return message('announcements.nobody-may-approve', { groups: { list } });
}

/** An approver who may address all of its people, post in all of its channels, and wrote none of it. */
export function mayApprove(
  person: Pick<Person, 'id' | 'role' | 'leads' | 'approver'>,
  { authors, announcement }: Written,
): boolean {
  if (person.role !== 'lead' || !person.approver || authors.includes(person.id)) return false;
  const nameOf = (id: string) => id;
  if (whyNotAddress(person, announcement.audience, nameOf) !== undefined) return false;
  return whyNotPost(person, channelsIn(announcement), []) === undefined;
}
