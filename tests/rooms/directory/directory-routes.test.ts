import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { aCaller } from '../../support/builders.ts';
import { enterReport } from '../../support/enter-report.ts';
import { AT, aDirectoryRoom, FINANCE, PILOTS } from './a-directory-room.ts';

const lead = aCaller({ name: 'Lea Lead', role: 'lead', leads: null });
const other = aCaller({ name: 'Otto Other', role: 'lead', leads: null });
const limited = aCaller({ role: 'lead', leads: ['finance'] });
const champion = aCaller({ role: 'champion' });

test('a phase is planned for its people and added to the group that the playbook names', async () => {
  const { see, list } = await aDirectoryRoom();
  await list(lead, 'ada@contoso.example');

  const view = await see(champion);

  expect(view.mayName).toBe(false);
  expect(view.phases).toMatchObject([
    { phase: { id: 'identity' }, group: 'Sign-in - {group}', own: false, people: 6, added: 1, version: 0 },
    { phase: { id: 'windows' }, group: null, people: 0, added: 0 },
  ]);
});

test('a wave has the name of its own directory group', async () => {
  const { wave } = await aDirectoryRoom();

  const names = await Promise.all([FINANCE, PILOTS].map((id) => wave(champion, id)));

  expect(names.map(({ directoryGroup }) => directoryGroup)).toEqual([
    'Sign-in - Finance',
    'Sign-in - Pilot set',
  ]);
  expect(names.map(({ mayMark }) => mayMark)).toEqual([false, false]);
});

test('a lead of all groups names the directory group, and goes back to that of the playbook', async () => {
  const { name, wave } = await aDirectoryRoom();

  const named = await name(lead, 'identity', { name: ' MFA {phase} {group} ', usage: 'teams', seen: 0 });
  const shown = await wave(lead);
  const back = await name(other, 'identity', { name: null, seen: 1 });

  expect(named.phases[0]).toMatchObject({
    group: 'MFA {phase} {group}',
    own: true,
    usage: 'teams',
    by: { name: 'Lea Lead' },
    at: AT,
    version: 1,
  });
  expect(shown.directoryGroup).toBe('MFA Identity Finance');
  expect(back.phases[0]).toMatchObject({ group: 'Sign-in - {group}', own: false, usage: 'none', version: 2 });
});

test('the second of two leads is told who was faster, and nothing is overwritten', async () => {
  const { name, see } = await aDirectoryRoom();
  await name(lead, 'identity', { name: 'First', seen: 0 });

  const second = name(other, 'identity', { name: 'Second', seen: 0 });

  await expect(second).rejects.toMatchObject({
    code: 'directory-group-changed',
    message: expect.stringContaining('Lea Lead changed the directory group of Identity'),
  });
  expect((await see(lead)).phases[0]?.group).toBe('First');
});

test.each([
  ['by a lead of some groups', limited, 'identity', 'Fine', 'all-groups-only'],
  ['with a placeholder that nothing fills in', lead, 'identity', '{wave}', 'directory-group-unfit'],
  ['for a phase that reaches nobody', lead, 'networking', 'Fine', 'phase-not-found'],
] as const)('naming a directory group %s is refused in words', async (_what, who, phase, words, code) => {
  const { name } = await aDirectoryRoom();

  await expect(name(who, phase, { name: words, seen: 0 })).rejects.toMatchObject({ code });
});

test.each(['', '  ', 'x'.repeat(257)])('the name %j is refused at its field', async (words) => {
  const { name } = await aDirectoryRoom();

  await expect(name(lead, 'identity', { name: words, seen: 0 })).rejects.toThrow(
    /common.is-empty|directory.long-name/,
  );
});

test('who uses it stands beside, for a wave that of its group and for a phase that of all', async () => {
  const { adoption, name, wave } = await aDirectoryRoom();
  const refreshDate = Temporal.PlainDate.from('2026-09-08');
  const importedAt = '2026-09-10T08:00:00.000Z';
  await enterReport(adoption.reports, {
    refreshDate,
    people: 90,
    concealed: false,
    products: ['teams'],
    importedAt,
  });
  const ofTeams = new Map([
    ['*', { enabled: 90, active: 60 }],
    ['finance', { enabled: 40, active: 30 }],
  ]);
  await adoption.totals.replace(refreshDate, new Map([['teams', ofTeams]]));
  const view = await name(lead, 'identity', { name: null, usage: 'teams', seen: 0 });

  const using = await Promise.all(
    [FINANCE, 'autumn.identity.sales', PILOTS].map(async (id) => (await wave(lead, id)).using),
  );

  expect(view.phases[0]?.using).toEqual({
    state: 'known',
    product: 'teams',
    enabled: 90,
    active: 60,
    asOf: '2026-09-08',
  });
  expect(using).toMatchObject([
    { state: 'known', enabled: 40, active: 30 },
    { state: 'unknown', why: 'no-numbers' },
    { state: 'unknown', why: 'pilot' },
  ]);
});

test('without a report, or without a product to look for, nobody can say who uses it', async () => {
  const { name } = await aDirectoryRoom();

  const { phases } = await name(lead, 'identity', { name: null, usage: 'teams', seen: 0 });

  expect(phases.map(({ using }) => using)).toEqual([
    { state: 'unknown', why: 'no-report' },
    { state: 'unknown', why: 'no-product' },
  ]);
});

test('a rollout that is not there is named', async () => {
  const { see } = await aDirectoryRoom();

  await expect(see(lead, 'winter')).rejects.toMatchObject({ code: 'rollout-not-found' });
});
