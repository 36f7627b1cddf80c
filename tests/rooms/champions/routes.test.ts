import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { getChampions, recordContribution } from '../../../bot/contract/champions/champions.ts';
import { UNASSIGNED } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';

test('a contribution is recorded once and shown with its champion', async () => {
  const { routes, champion } = await aRoom();
  const body = aContribution();

  const first = await callRoute(routes, recordContribution, { caller: champion, body });
  const second = await callRoute(routes, recordContribution, {
    caller: champion,
    body: { ...body, what: 'Something else' },
  });

  expect(first).toEqual({ ...body, recordedAt: '2026-09-10T10:00:00.000Z' });
  expect(second).toEqual(first);
  const { groups } = await callRoute(routes, getChampions, { caller: champion });
  expect(groups.find(({ group }) => group.id === 'finance')).toEqual({
    group: { id: 'finance', name: 'Finance' },
    people: 3,
    perHundred: 33.3,
    champions: [{ person: { id: champion.id, name: champion.name }, contributions: 1, latest: [first] }],
  });
});

test('of many contributions all are counted and the newest three shown', async () => {
  const { routes, champion, member } = await aRoom();
  for (const on of ['2026-09-01', '2026-09-04', '2026-09-02', '2026-09-03']) {
    await callRoute(routes, recordContribution, { caller: champion, body: aContribution({ on }) });
  }

  const { groups } = await callRoute(routes, getChampions, { caller: member });

  const [shown] = groups[0]?.champions ?? [];
  expect(shown?.contributions).toBe(4);
  expect(shown?.latest.map(({ on }) => on)).toEqual(['2026-09-04', '2026-09-03', '2026-09-02']);
});

test('leads and champions see every group, also without a champion; a member sees their own', async () => {
  const { routes, lead, champion, member } = await aRoom();
  const groupsOf = async (caller: typeof lead) =>
    (await callRoute(routes, getChampions, { caller })).groups.map(({ group }) => group.id);

  const seen = {
    lead: await groupsOf(lead),
    champion: await groupsOf(champion),
    member: await groupsOf(member),
  };

  expect(seen).toEqual({ lead: ['finance', 'hr'], champion: ['finance', 'hr'], member: ['finance'] });
});

test('people without a group are shown once there are some', async () => {
  const { routes, lead, people } = await aRoom();
  await people.groups.save({ ...UNASSIGNED, people: 2, pilots: 0 });

  const { groups } = await callRoute(routes, getChampions, { caller: lead });

  expect(groups.map(({ group }) => group.id)).toContain(UNASSIGNED.id);
});

test('a lead who is no champion records nothing', async () => {
  const { routes, lead } = await aRoom();

  const recorded = callRoute(routes, recordContribution, { caller: lead, body: aContribution() });

  await expect(recorded).rejects.toMatchObject({
    kind: 'forbidden',
    message: 'Only a champion can record what they did for their group. You are a lead.',
  });
});

test('a date that is still to come is refused', async () => {
  const { routes, champion } = await aRoom();
  const body = aContribution({ on: '2026-09-11' });

  const recorded = callRoute(routes, recordContribution, { caller: champion, body });

  await expect(recorded).rejects.toMatchObject({ kind: 'invalid', code: 'date-in-future' });
});

test("today is the day in the champion's own time zone", async () => {
  const { routes, people, clock } = await aRoom();
  const champion = aPerson({ role: 'champion', timeZone: 'Pacific/Auckland' });
  await addPeople(people, champion);
  clock.set('2026-09-10T20:00:00Z');
  const body = aContribution({ on: '2026-09-11' });

  const recorded = await callRoute(routes, recordContribution, { caller: callerOf(champion), body });

  expect(recorded.on).toBe('2026-09-11');
});

/** Finance with a champion and one person of the pilot set, hr without a champion, on 10 September. */
async function aRoom() {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { people, routes } = await aHouse({ clock });
  const champion = aPerson({ role: 'champion', name: 'Cho Champion' });
  const member = aPerson();
  const lead = aPerson({ role: 'lead', leads: ['hr'], groupId: 'hr' });
  await addPeople(people, champion, member, aPerson({ pilot: true }), lead);
  await people.groups.save({ ...UNASSIGNED, people: 0, pilots: 0 });
  return {
    clock,
    people,
    routes,
    champion: callerOf(champion),
    member: callerOf(member),
    lead: callerOf(lead),
  };
}

function aContribution(changes: { on?: string } = {}) {
  return {
    id: randomUUID(),
    kind: 'office-hour' as const,
    what: 'Held an office hour on sign-in',
    evidence: 'https://contoso.example/notes',
    on: '2026-09-09',
    ...changes,
  };
}
