import { conflict } from '../../../base/errors.ts';
import { leadsAll } from '../../people/person.ts';
import type { PeopleChanges } from './compare-people.ts';

/**
 * @param leadsOfAll object ids of those who lead all groups now
 * @throws AnswerError when nobody would: from then on nobody could import people, or give the right back.
 */
export function refuseLastLead(leadsOfAll: readonly string[], { people, rights }: PeopleChanges): void {
  const lost = new Map(rights.filter(({ after }) => !leadsAll(after)).map(({ id, name }) => [id, name]));
  const stay = leadsOfAll.filter((id) => !lost.has(id));
  if (leadsOfAll.length === 0 || stay.length > 0 || people.some(leadsAll)) return;
  const names = leadsOfAll.flatMap((id) => lost.get(id) ?? []);
  throw conflict('last-lead-of-all', { names: { list: names } });
}
