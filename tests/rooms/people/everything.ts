import type { People } from '../../../bot/rooms/people/people.ts';

/** All that is kept about people. */
export async function everything(people: People) {
  const [leads, champions] = [await people.roles.holders('lead'), await people.roles.holders('champion')];
  return {
    persons: await Array.fromAsync(people.table.everybody()),
    places: await people.table.whereabouts(),
    groups: await people.groups.all(),
    roles: [...leads.map(({ id }) => `lead ${id}`), ...champions.map(({ id }) => `champion ${id}`)],
  };
}
