import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getGroupPage } from '../../../../bot/contract/overview/group-page.ts';
import type { Caller } from '../../../../bot/doors/http/route.ts';
import { memberId } from '../../../../bot/rooms/crew/team.ts';
import { NO_MARKS } from '../../../../bot/rooms/directory/added.ts';
import { countBySeverity, groupAdoption } from '../../../../bot/rooms/overview/group-page/group-page.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { putSentTo } from '../../../support/a-sending.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { enterReport } from '../../../support/enter-report.ts';

const lead = aCaller({ role: 'lead', leads: null });
const playbook = aPlaybook({
  phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })],
});

/** Three people in Finance and one of them a pilot, on 10 September, while they are in Identity. */
async function aRoom() {
  const { storage, rooms, people, rollouts, routes } = await aHouse({
    clock: settableClock('2026-09-10T09:00:00Z'),
    shipped: [playbook],
  });
  await addPeople(
    people,
    aPerson({ name: 'Cy', role: 'champion' }),
    aPerson(),
    aPerson({ pilot: true }),
    aPerson({ groupId: 'sales' }),
  );
  await putSentTo(storage, 'autumn.identity.finance', 1);
  return {
    adoption: rooms.adoption.api,
    directory: rooms.directory.api,
    team: rooms.crew.api,
    issues: rooms.feedback.api.issues,
    plan: () =>
      rollouts.add(aRollout({ playbook }), [
        aWave('identity', 'pilot', '2026-08-01', '2026-09-01'),
        aWave('identity', 'finance', '2026-09-01', '2026-10-01'),
        aWave('windows', 'sales', '2026-10-01', '2026-11-01'),
      ]),
    planMail: () =>
      rollouts.add(
        aRollout({ id: 'mail', title: 'Exchange Online', playbook, plannedAt: '2026-09-01T08:00:00.000Z' }),
        [aWave('windows', 'finance', '2026-09-20', '2026-10-01')],
      ),
    page: (id: string, caller: Caller = lead, query: { rollout?: string } = {}) =>
      callRoute(routes, getGroupPage, { caller, params: { id }, query }),
  };
}

test('a group has one entry for each phase, with its wave or without one', async () => {
  const { plan, page } = await aRoom();
  await plan();

  const { rollouts, people, pilots } = await page('finance');

  const [rollout] = rollouts;
  expect(rollout?.name).toBe('Autumn rollout');
  expect([people, pilots]).toEqual([2, 1]);
  expect(rollout?.waves.map(({ phase, wave }) => [phase.name, wave?.state, wave?.share])).toEqual([
    ['Identity', 'in-progress', 0.5],
    ['Windows', undefined, undefined],
  ]);
});

test('a group has its waves in every rollout in sight, or in the one that is asked for', async () => {
  const { plan, planMail, page } = await aRoom();
  await plan();
  await planMail();

  const both = await page('finance');
  const one = await page('finance', lead, { rollout: 'autumn' });

  const wavesOf = ({ rollouts }: typeof both) =>
    rollouts.map(({ name, waves }) => [name, waves.flatMap(({ wave }) => wave?.id ?? [])]);
  expect(wavesOf(both)).toEqual([
    ['Exchange Online', ['mail.windows.finance']],
    ['Autumn rollout', ['autumn.identity.finance']],
  ]);
  expect(wavesOf(one)).toEqual([['Autumn rollout', ['autumn.identity.finance']]]);
  await expect(page('finance', lead, { rollout: 'gone' })).rejects.toMatchObject({ kind: 'not-found' });
});

test('before anything is planned a group has its people and champions', async () => {
  const { page } = await aRoom();

  const { rollouts, champions, adoption } = await page('finance');

  expect({ rollouts, adoption }).toEqual({ rollouts: [], adoption: null });
  expect(champions?.people.map(({ name }) => name)).toEqual(['Cy']);
  expect(champions?.perHundred).toBe(33.3);
});

test('the pilot set has waves, and nothing that belongs to its groups', async () => {
  const { plan, page } = await aRoom();
  await plan();

  const { group, people, rollouts, champions, issues, adoption } = await page('pilot');

  expect([group.name, people]).toEqual(['Pilot set', 1]);
  expect(rollouts[0]?.waves[0]?.wave?.state).toBe('complete');
  expect([rollouts[0]?.departmentLead, champions, issues, adoption]).toEqual([null, null, null, null]);
});

test('a wave says how many of its people were added', async () => {
  const { plan, page, directory } = await aRoom();
  await plan();
  const found = await directory.added.ofWave('autumn', 'autumn.identity.finance');
  await directory.added.saveWave('autumn', 'autumn.identity.finance', found, { ...NO_MARKS, listed: 1 });

  const { rollouts } = await page('finance');

  expect(rollouts[0]?.waves.map(({ added }) => added)).toEqual([1, 0]);
});

test('a group has its department lead, and no other one', async () => {
  const { plan, page, team } = await aRoom();
  await plan();
  const place = { role: 'department-lead' as const, groupId: 'sales', email: 'di@partner.example' };
  await team.members.add('autumn', {
    ...place,
    id: memberId(place),
    name: 'Di',
    personId: null,
    by: { id: lead.id, name: lead.name },
    at: '2026-09-01T09:00:00.000Z',
  });

  const [sales, finance] = [await page('sales'), await page('finance')];

  expect(sales.rollouts[0]?.departmentLead).toEqual({
    name: 'Di',
    email: 'di@partner.example',
    outsider: true,
  });
  expect(finance.rollouts[0]?.departmentLead).toBeNull();
});

test('a group that does not exist is answered as not found', async () => {
  const { page } = await aRoom();

  await expect(page('nowhere')).rejects.toThrow('There is no business group "nowhere"');
});

describe('issues', () => {
  async function withIssues() {
    const room = await aRoom();
    const report = {
      person: { id: '00000000-0000-4000-8000-000000000001', name: 'Bo' },
      groupId: 'finance',
      phase: null,
      waveId: null,
      text: 'It does not work',
      reportedAt: '2026-09-09T09:00:00.000Z',
    };
    const by = { id: lead.id, name: lead.name };
    const answer = { text: 'Done', by, at: '2026-09-09T10:00:00.000Z' };
    await room.issues.file({ ...report, severity: 'cannot-work' }, 'one');
    await room.issues.file({ ...report, severity: 'annoying', groupId: 'sales' }, 'two');
    const solved = await room.issues.file({ ...report, severity: 'annoying' }, 'three');
    await room.issues.answer(solved, 'resolved', answer);
    const begun = await room.issues.file({ ...report, severity: 'annoying' }, 'four');
    await room.issues.answer(begun, 'in-progress', answer);
    return room;
  }

  test('that wait are counted by severity, those of other groups and settled ones are not', async () => {
    const { page } = await withIssues();

    const { issues } = await page('finance');

    expect(issues?.waiting).toEqual({ annoying: 1, 'slows-me-down': 0, 'cannot-work': 1 });
  });

  test.each([
    ['the champion of the group', aCaller({ role: 'champion' }), true],
    ['the champion of another one', aCaller({ role: 'champion', group: { id: 'sales', name: '' } }), false],
    ['a lead of the group', aCaller({ role: 'lead', leads: ['finance'] }), true],
    ['a lead of another one', aCaller({ role: 'lead', leads: ['sales'] }), false],
  ])('are for %s: %s', async (_who, caller, sees) => {
    const { page } = await withIssues();

    const { issues } = await page('finance', caller);

    expect(issues !== null).toBe(sees);
  });
});

test('adoption is that of the newest report, and of this group alone', async () => {
  const { adoption, page } = await aRoom();
  for (const [date, active] of [
    ['2026-08-01', 1],
    ['2026-09-01', 6],
  ] as const) {
    const refreshDate = Temporal.PlainDate.from(date);
    const ofTeams = new Map([
      ['*', { enabled: 20, active: 9 }],
      ['finance', { enabled: 8, active }],
    ]);
    await adoption.totals.replace(refreshDate, new Map([['teams', ofTeams]]));
    await enterReport(adoption.reports, {
      refreshDate,
      people: 20,
      concealed: false,
      products: ['teams'],
      importedAt: `${date}T00:00:00.000Z`,
    });
  }

  const finance = await page('finance');
  const sales = await page('sales');

  expect(finance.adoption).toEqual({
    asOf: '2026-09-01',
    windowDays: 30,
    products: [{ product: 'teams', enabled: 8, active: 6, rate: 0.75 }],
    hidden: false,
    floor: 5,
  });
  expect(sales.adoption).toMatchObject({ products: [], hidden: false });
});

test('counts over fewer people than the floor are not shown, and it says so', () => {
  const counts = new Map([
    ['teams', { enabled: 5, active: 2 }],
    ['exchange', { enabled: 4, active: 4 }],
    ['onedrive', { enabled: 0, active: 0 }],
  ] as const);

  const { products, hidden } = groupAdoption('2026-09-01', counts, 5);

  expect(products.map(({ product }) => product)).toEqual(['teams']);
  expect(hidden).toBe(true);
});

test('a product that nobody of the group has is not hidden, it is not there', () => {
  const { products, hidden } = groupAdoption(
    '2026-09-01',
    new Map([['onedrive', { enabled: 0, active: 0 }]]),
    5,
  );

  expect({ products, hidden }).toEqual({ products: [], hidden: false });
});

test('severities without an issue count as none', () => {
  expect(countBySeverity(['annoying', 'annoying'])).toEqual({
    annoying: 2,
    'slows-me-down': 0,
    'cannot-work': 0,
  });
});
