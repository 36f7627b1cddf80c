import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import {
  findTeamCandidates,
  getRolloutTeam,
  NameTeamMember,
  nameTeamMember,
  removeTeamMember,
} from '../../../bot/contract/crew/rollout-team.ts';
import type { Caller } from '../../../bot/doors/http/route.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook } from '../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';

const lead = aCaller({ name: 'Lea Lead', role: 'lead', leads: null });
const second = aCaller({ name: 'Sina Second', role: 'lead', leads: null });
const limited = aCaller({ role: 'lead', leads: ['finance'] });
const champion = aCaller({ role: 'champion' });
const member = aCaller({ group: { id: 'sales', name: 'Sales' } });
const AT = '2026-09-10T10:00:00.000Z';
const sponsor = { name: 'Mara Vogt', email: 'mara@board.example' };

test('everybody sees who carries a rollout, and where to write to them', async () => {
  const { name, see } = await aRoom();
  await name(lead, { role: 'executive-sponsor', who: sponsor });

  const view = await see(member);

  expect(view).toMatchObject({ rollout: { id: 'autumn' }, mayName: false, groupsWithoutLead: [] });
  expect(view.members).toEqual([
    {
      id: 'executive-sponsor',
      role: 'executive-sponsor',
      group: null,
      name: 'Mara Vogt',
      email: 'mara@board.example',
      outsider: true,
      by: { id: lead.id, name: 'Lea Lead' },
      at: AT,
    },
  ]);
});

test('people of the organisation are named by their user principal name, with or without a role', async () => {
  const { name } = await aRoom();

  await name(lead, { role: 'program-manager', who: { upn: ' CLEO@contoso.example ' } });
  const view = await name(lead, { role: 'it-specialist', who: { upn: 'ben@contoso.example' } });

  expect(view.members).toMatchObject([
    { role: 'program-manager', name: 'Cleo Champion', email: 'cleo@contoso.example', outsider: false },
    { role: 'it-specialist', name: 'Ben', outsider: false },
  ]);
});

test('a member sees the department lead of their own group, leads and champions see all and who is missing', async () => {
  const { name, see } = await aRoom();
  await name(lead, { role: 'department-lead', groupId: 'finance', who: sponsor });

  const [own, other, all] = await Promise.all([see(aCaller()), see(member), see(champion)]);

  expect([own, other, all].map(({ members }) => members.length)).toEqual([1, 0, 1]);
  expect(all.members[0]?.group).toEqual({ id: 'finance', name: 'Finance' });
  expect(all.groupsWithoutLead).toEqual([{ id: 'sales', name: 'Sales' }]);
});

test('champions are counted over the groups of the rollout, and those of the own group named', async () => {
  const { see } = await aRoom();

  expect((await see(aCaller())).champions).toMatchObject({
    people: 1,
    groups: 1,
    own: [{ name: 'Cleo Champion' }],
  });
  expect((await see(member)).champions.own).toEqual([]);
});

test('a place that is taken is not given away: who has it, and what to do, is said', async () => {
  const { name } = await aRoom();
  await name(lead, { role: 'department-lead', groupId: 'finance', who: sponsor });

  const second = name(lead, {
    role: 'department-lead',
    groupId: 'finance',
    who: { upn: 'ben@contoso.example' },
  });

  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    code: 'role-taken',
    message: 'Mara Vogt is the department lead of Finance, named by Lea Lead. Remove that person first.',
  });
});

test('of two leads who name a sponsor at once, one is told', async () => {
  const { name } = await aRoom();

  const asked = await Promise.allSettled(
    [sponsor, { ...sponsor, name: 'Otto Other' }].map((who) =>
      name(lead, { role: 'executive-sponsor', who }),
    ),
  );

  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an IT specialist is named once, but there may be several', async () => {
  const { name } = await aRoom();
  await name(lead, { role: 'it-specialist', who: sponsor });
  await name(lead, { role: 'it-specialist', who: { upn: 'ben@contoso.example' } });

  const again = name(lead, { role: 'it-specialist', who: { ...sponsor, email: 'MARA@board.example' } });

  await expect(again).rejects.toMatchObject({ code: 'already-named' });
});

test('with thirty IT specialists there is no room for another', async () => {
  const { name, team } = await aRoom();
  for (let index = 0; index < 30; index += 1) {
    const by = { id: lead.id, name: lead.name };
    const one = { role: 'it-specialist', groupId: null, ...sponsor, personId: null, by, at: AT } as const;
    await team.members.add('autumn', { id: `it-specialist-${index}`, ...one });
  }

  const asked = name(lead, { role: 'it-specialist', who: sponsor });

  await expect(asked).rejects.toMatchObject({ code: 'team-full' });
});

test('somebody is taken off, and the place is free', async () => {
  const { name, remove } = await aRoom();
  await name(lead, { role: 'executive-sponsor', who: sponsor });

  const view = await remove(lead, 'executive-sponsor', AT);

  expect(view.members).toEqual([]);
  expect((await remove(lead, 'executive-sponsor', AT)).members).toEqual([]);
});

test('who was named after the screen was loaded is not taken off', async () => {
  const { name, remove, see, clock } = await aRoom();
  await name(lead, { role: 'executive-sponsor', who: sponsor });
  await remove(lead, 'executive-sponsor', AT);
  clock.set('2026-09-11T10:00:00.000Z');
  await name(lead, { role: 'executive-sponsor', who: { ...sponsor, name: 'Otto Other' } });

  await expect(remove(lead, 'executive-sponsor', AT)).rejects.toMatchObject({
    code: 'team-changed',
    message: expect.stringContaining('Lea Lead has named Otto Other there'),
  });
  expect((await see(lead)).members).toMatchObject([{ name: 'Otto Other' }]);
});

test('who was named while somebody was being taken off stays, and the second lead is told', async () => {
  const { team, name, remove, see, clock } = await aRoom();
  await name(lead, { role: 'executive-sponsor', who: sponsor });
  // Another lead takes the sponsor off and names a new one, between the reading and the removal of the first.
  const { get } = team.members;
  team.members.get = async (rolloutId, id) => {
    const found = await get(rolloutId, id);
    team.members.get = get;
    await remove(second, 'executive-sponsor', AT);
    clock.set('2026-09-10T10:00:01.000Z');
    await name(second, { role: 'executive-sponsor', who: { ...sponsor, name: 'Otto Other' } });
    return found;
  };

  const late = remove(lead, 'executive-sponsor', AT);

  await expect(late).rejects.toMatchObject({
    kind: 'conflict',
    code: 'team-changed',
    message: expect.stringContaining('Sina Second has named Otto Other there'),
  });
  expect((await see(lead)).members).toMatchObject([{ name: 'Otto Other' }]);
});

test('only a lead of all groups names, takes off and looks for people', async () => {
  const { name, remove, find } = await aRoom();

  const asked = await Promise.allSettled([
    name(limited, { role: 'executive-sponsor', who: sponsor }),
    remove(limited, 'executive-sponsor', AT),
    find(limited, 'cleo'),
  ]);

  expect(asked).toMatchObject(Array(3).fill({ status: 'rejected', reason: { code: 'all-groups-only' } }));
});

test('somebody who is not known, and a rollout that is not there, are answered in words', async () => {
  const { name, see } = await aRoom();

  await expect(
    name(lead, { role: 'success-owner', who: { upn: 'nobody@contoso.example' } }),
  ).rejects.toMatchObject({
    code: 'person-unknown',
    message: expect.stringContaining('import the people first'),
  });
  await expect(see(lead, 'winter')).rejects.toMatchObject({ code: 'rollout-not-found' });
});

test('leads and champions are found by a part of their name or address, whatever case and accents', async () => {
  const { find } = await aRoom();

  const found = await Promise.all(['LÉA', 'contoso', 'ben', 'cleo@'].map((search) => find(lead, search)));

  expect(found.map(({ people }) => people.map(({ name }) => name))).toEqual([
    ['Léa Lambert'],
    ['Léa Lambert', 'Cleo Champion'],
    [],
    ['Cleo Champion'],
  ]);
  expect(found[0]?.people[0]).toMatchObject({
    upn: 'lea@contoso.example',
    group: { name: 'Sales' },
    role: 'lead',
  });
});

test.each([
  { upn: 'nobody' },
  { name: ' ', email: 'mara@board.example' },
  { name: 'Mara', email: 'mara' },
  { name: '[Mara](https://evil.example)', email: 'mara@board.example' },
  { name: 'Mara\nVogt', email: 'mara@board.example' },
  { name: 'x'.repeat(101), email: 'mara@board.example' },
  {},
])('%j names nobody', (who) => {
  expect(NameTeamMember.safeParse({ role: 'executive-sponsor', who }).success).toBe(false);
});

test('an announcement to a group can name its department lead and champions, one to the pilot set cannot', async () => {
  const { name, team } = await aRoom();
  await name(lead, { role: 'executive-sponsor', who: sponsor });
  await name(lead, { role: 'department-lead', groupId: 'finance', who: { upn: 'ben@contoso.example' } });

  const words = await Promise.all(['finance', 'pilot'].map((group) => team.wordsFor('autumn', group)));

  expect(words).toEqual([
    { sponsor: 'Mara Vogt', departmentLead: 'Ben', champions: 'Cleo Champion' },
    { sponsor: 'Mara Vogt' },
  ]);
});

async function aRoom() {
  const clock = settableClock(AT);
  const playbook = aPlaybook();
  const { rooms, people, rollouts, routes } = await aHouse({ clock, shipped: [playbook] });
  const team = rooms.crew.api;
  await addPeople(
    people,
    aPerson({ name: 'Ben', upn: 'ben@contoso.example' }),
    aPerson({ name: 'Cleo Champion', upn: 'cleo@contoso.example', role: 'champion' }),
    aPerson({ name: 'Léa Lambert', upn: 'lea@contoso.example', role: 'lead', leads: null, groupId: 'sales' }),
  );
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('identity', 'finance', '2026-10-01', '2026-11-01'),
    aWave('identity', 'sales', '2026-11-01', '2026-12-01'),
  ]);
  const id = 'autumn';
  return {
    team,
    clock,
    see: (caller: Caller, rollout = id) =>
      callRoute(routes, getRolloutTeam, { caller, params: { id: rollout } }),
    name: (caller: Caller, body: unknown) =>
      callRoute(routes, nameTeamMember, { caller, params: { id }, body }),
    remove: (caller: Caller, memberId: string, seen: string) =>
      callRoute(routes, removeTeamMember, { caller, params: { id, memberId }, query: { seen } }),
    find: (caller: Caller, search: string) =>
      callRoute(routes, findTeamCandidates, { caller, params: { id }, query: { search } }),
  };
}
