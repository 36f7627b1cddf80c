import { expect, test } from 'vitest';
import { anId, type CsvPerson } from '../../people/a-people-csv.ts';
import { aReorganisation } from './a-reorganisation.ts';

const ada: CsvPerson = { id: anId(1), upn: 'ada@contoso.example', group: 'Finance' };
const ben: CsvPerson = { id: anId(2), upn: 'ben@contoso.example', name: 'Ben Okafor', group: 'Sales' };

test('who moves in the middle of a wave finishes it, and then follows the new group', async () => {
  const { bring, ask } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await bring('2026-09-25', { ...ada, group: 'Sales' }, ben);

  const within = await ask('2026-09-26', anId(1));
  const between = await ask('2026-10-05', anId(1));
  const last = await ask('2026-10-15', anId(1));
  const after = await ask('2026-10-21', anId(1));

  expect(within).toContain('It is your turn now');
  expect(within).toContain('Monday, 21 September 2026 to Wednesday, 30 September 2026');
  expect(within).toContain('You were with Finance when this started, so you finish it with them.');
  // Devices of Sales from 1 October is not theirs: they had it with Finance.
  expect(between).toContain('Your turn starts in 6 days');
  expect(between).toContain('"value":"Apps"');
  expect(between).not.toContain('Devices');
  expect(last).toContain('It is your turn now');
  expect(last).not.toContain('Finance');
  expect(after).toContain('You are all done. You have already had Identity, Devices and Apps,');
});

test('who comes into a group in the middle of its wave joins late, and hears what to do first', async () => {
  const { bring, ask } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await bring('2026-09-15', ada, { ...ben, group: 'Finance' });

  const answer = await ask('2026-09-16', anId(2));

  expect(answer).toContain('It is your turn now');
  expect(answer).toContain('Tuesday, 15 September 2026 to Sunday, 20 September 2026');
  expect(answer).toContain('You join late because Finance started this before you could take part');
  expect(answer).toContain('What to do first');
  expect(answer).toContain('- Charge your phone.');
});

test('who comes after a phase is over hears that no date brings it, and what to do', async () => {
  const { bring, ask } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await bring('2026-09-21', ada, { ...ben, group: 'Finance' });

  const within = await ask('2026-09-22', anId(2));
  const after = await ask('2026-10-11', anId(2));

  for (const answer of [within, after]) {
    expect(answer).toContain(
      'You have no date for Identity: Finance had or has it before you can take part.',
    );
    expect(answer).toContain('type **report an issue**');
  }
  expect(within).toContain('"value":"Devices"');
  expect(after).toContain('You have already had Devices and Apps.');
});

test('who goes to a group without a rollout hears that nothing is planned there', async () => {
  const { bring, ask } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await bring('2026-09-15', { ...ada, group: 'Legal' }, ben);

  const within = await ask('2026-09-16', anId(1));
  const after = await ask('2026-09-21', anId(1));

  expect(within).toContain('It is your turn now');
  expect(after).toContain('You have already had Identity.');
  expect(after).toContain('You have no date for Devices and Apps: nothing of the kind is planned for Legal.');
});

test('who leaves the pilot set goes on with their group and gets nothing twice', async () => {
  const { bring, ask } = await aReorganisation();
  await bring('2026-08-01', { ...ada, pilot: 'yes' }, ben);
  await bring('2026-09-15', ada, ben);

  const within = await ask('2026-09-16', anId(1));
  const after = await ask('2026-09-25', anId(1));

  expect(within).toContain('You were with the pilot set when this started');
  expect(within).toContain('"value":"Devices"');
  expect(after).toContain('Your turn starts in 6 days');
  expect(after).toContain('"value":"Apps"');
});

test('who is new in the organisation joins the wave of the day, and does not hear of what nobody moved', async () => {
  const { bring, ask } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  const cem = { id: anId(3), upn: 'cem@contoso.example', name: 'Cem Aydin', group: 'Finance' };
  await bring('2026-09-25', ada, ben, cem);

  const newcomer = await ask('2026-09-26', anId(3));
  const colleague = await ask('2026-09-26', anId(1));

  expect(newcomer).toContain('You join late');
  expect(newcomer).toContain('You have no date for Identity');
  expect(colleague).not.toContain('late');
  expect(colleague).not.toContain('no date');
});

test('a wave on hold that somebody left behind stays theirs, and they hear why it waits', async () => {
  const { bring, hold, ask } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await hold('autumn.devices.finance', 'The laptops are late.');
  await bring('2026-09-25', { ...ada, group: 'Sales' }, ben);

  const answer = await ask('2026-09-26', anId(1));

  expect(answer).toContain('Your turn is on hold');
  expect(answer).toContain('The laptops are late.');
  expect(answer).toContain('You were with Finance when this was to start.');
  expect(answer).not.toContain('30 September');
});

test('on no day of the rollout is anybody in two phases, whatever moves they made', async () => {
  const { bring, mine } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await bring('2026-09-14', { ...ada, group: 'Sales' }, { ...ben, pilot: 'yes' });
  await bring('2026-09-24', { ...ada, pilot: 'yes' }, { ...ben, group: 'Finance' });
  await bring('2026-10-03', { ...ada, group: 'Sales' }, { ...ben, group: 'Sales' });

  for (const id of [anId(1), anId(2)]) {
    for (let day = 1; day <= 30; day += 1) {
      const { turns } = await mine(`2026-09-${String(day).padStart(2, '0')}`, id);
      expect(turns.filter(({ state }) => state === 'in-progress').length).toBeLessThanOrEqual(1);
      expect(new Set(turns.map(({ phase }) => phase.id)).size).toBe(turns.length);
    }
  }
});

test('the tab shows a person their own waves, with the group they belong to and why', async () => {
  const { bring, mine } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await bring('2026-09-25', { ...ada, group: 'Sales' }, ben);

  const own = await mine('2026-09-26', anId(1));

  expect(own.group).toEqual({ id: 'sales', name: 'sales' });
  expect(own.missed).toEqual([]);
  expect(own.turns).toMatchObject([
    { phase: { id: 'identity' }, group: { id: 'finance', name: 'Finance' }, state: 'complete', note: null },
    { phase: { id: 'devices' }, group: { id: 'finance' }, state: 'in-progress', note: expect.any(String) },
    { phase: { id: 'apps' }, group: { id: 'sales' }, state: 'planned', note: null, start: '2026-10-11' },
  ]);
});
