import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audienceOf } from '../../../../bot/rooms/people/person.ts';
import { addPeople, aPerson } from '../../../support/builders.ts';
import { anId, aPeopleCsv } from '../../people/a-people-csv.ts';
import { everything } from '../../people/everything.ts';
import { anImportingRoom } from '../an-importing-room.ts';

test('after any imports everybody is in exactly one audience, and the whereabouts and counts say so', async () => {
  const person = fc.record({
    number: fc.integer({ min: 0, max: 5 }),
    group: fc.constantFrom('Finance', 'Sales', 'Human Resources'),
    pilot: fc.constantFrom('yes', 'no'),
    role: fc.constantFrom('lead', 'champion', 'member'),
  });
  const anImport = fc.uniqueArray(person, { selector: ({ number }) => number, maxLength: 6 });

  await fc.assert(
    fc.asyncProperty(fc.array(anImport, { minLength: 1, maxLength: 4 }), async (imports) => {
      const { people, bring } = await anImportingRoom();
      // Whom no import names: somebody leads all groups, whatever the imports say.
      const lead = aPerson({ groupId: 'board', role: 'lead', leads: null });
      await addPeople(people, lead);
      const last = new Map([[lead.id, 'board']]);
      for (const rows of imports) {
        const csv = rows.map(({ number, ...row }) => ({
          id: anId(number),
          upn: `p${number}@c.example`,
          ...row,
        }));
        await bring(aPeopleCsv(...csv));
        for (const { id, group, pilot } of csv) last.set(id, pilot === 'yes' ? 'pilot' : group);
      }

      const { persons, places, groups, roles } = await everything(people);

      expect(persons.map(({ id }) => id).sort()).toEqual([...last.keys()].sort());
      expect(new Map(persons.map((one) => [one.id, audienceOf(one)]))).toEqual(places);
      for (const group of groups) {
        const members = persons.filter(({ groupId }) => groupId === group.id);
        expect(group.people + group.pilots).toBe(members.length);
        expect(group.pilots).toBe(members.filter(({ pilot }) => pilot).length);
      }
      expect(roles.sort()).toEqual(
        persons.flatMap(({ id, role }) => (role === 'member' ? [] : [`${role} ${id}`])).sort(),
      );
    }),
    { numRuns: 12 },
  );
});
