import { type Message, message, type Param } from '../../../base/words/message.ts';
import type { Rights } from '../../people/person.ts';
import type { PilotChange } from './compare-people.ts';
import type { Questions } from './questions.ts';
import { type RightsChange, sameLimit } from './rights.ts';

/** A group's name by its id. */
export type NameOfGroup = (groupId: string) => string;

/** People whose rights change, told one by one: nobody reads on. */
const MOST_TOLD = 50;
/** Names in one sentence. */
const MOST_NAMES = 5;

/** What an import changes in roles, limits, approvers and the pilot set, and who is missing; for people to read. */
export function sayQuestions(questions: Questions, nameOf: NameOfGroup): Message[] {
  const { pilots, pilotsEmptied } = questions;
  const rights = questions.rights.toSorted((a, b) => a.name.localeCompare(b.name));
  const more = rights.length - MOST_TOLD;
  return [
    ...rights.slice(0, MOST_TOLD).flatMap((change) => sayRights(change, nameOf)),
    ...(more > 0 ? [message('importing.more-rights', { count: more })] : []),
    ...sayNamed('importing.pilots-join', pilots.join),
    ...sayNamed('importing.pilots-leave', pilots.leave),
    ...(pilots.join.length + pilots.leave.length > 0 ? [message('importing.pilots-of-rollouts')] : []),
    ...(pilotsEmptied ? [message('importing.pilots-emptied')] : []),
    ...sayMissing(questions),
  ];
}

/** Nothing where the file names everybody who is there. */
export function sayMissing({ missing, leaving }: Pick<Questions, 'missing' | 'leaving'>): Message[] {
  if (leaving.length > 0) return sayNamed('importing.left', leaving);
  return missing.people > 0 ? [message('importing.missing', missing)] : [];
}

function sayRights({ name, before, after }: RightsChange, nameOf: NameOfGroup): Message[] {
  const said: Message[] = [];
  const groups = groupsOf(after, nameOf);
  if (!before) said.push(message('importing.comes-in', { name, role: after.role, groups }));
  else if (before.role !== after.role) {
    said.push(message('importing.role-changes', { name, before: before.role, after: after.role, groups }));
  } else if (!sameLimit(before.leads, after.leads)) {
    said.push(message('importing.limit-changes', { name, before: groupsOf(before, nameOf), after: groups }));
  }
  if (after.approver !== (before?.approver ?? false)) {
    said.push(message(after.approver ? 'importing.approver-won' : 'importing.approver-lost', { name }));
  }
  return said;
}

function groupsOf({ leads }: Rights, nameOf: NameOfGroup): Param {
  return leads === null ? message('importing.all-groups') : { list: leads.map(nameOf) };
}

function sayNamed(
  id: 'importing.pilots-join' | 'importing.pilots-leave' | 'importing.left',
  people: readonly Pick<PilotChange, 'name'>[],
): Message[] {
  if (people.length === 0) return [];
  const more = people.length - MOST_NAMES;
  const names: Param[] = people.slice(0, MOST_NAMES).map(({ name }) => name);
  if (more > 0) names.push(message('importing.more-people', { count: more }));
  return [message(id, { count: people.length, names: { list: names } })];
}
