import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import {
  endSafeguard,
  getSafeguards,
  previewSafeguard,
  startSafeguard,
} from '../../../../bot/contract/gates/safeguards.ts';
import { applySafeguard, finishSafeguards } from '../../../../bot/rooms/gates/safeguards/apply-safeguard.ts';
import { openSafeguardsTable } from '../../../../bot/rooms/gates/safeguards/safeguards-table.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave, callerOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = callerOf(aPerson({ name: 'Lea Lead', role: 'lead', leads: null }));
const ofSales = callerOf(aPerson({ name: 'Sam Sales', role: 'lead', leads: ['sales'] }));
const OUTLOOK = {
  title: 'Outlook does not start',
  why: 'Outlook does not start on older devices. We wait for a fix.',
};

test('a safeguard hold stops the waves in its scope that are not over, and no others', async () => {
  const { start, held } = await aRoom();

  const safeguard = await start({ groups: ['finance', 'pilot'], phases: ['identity', 'windows'] });

  expect(safeguard).toMatchObject({ waves: 3, people: 3, by: 'Lea Lead', ended: null });
  expect(await held()).toEqual(['autumn.identity.finance', 'autumn.windows.pilot', 'autumn.windows.finance']);
});

test('people of a held wave hear why when they ask, and when it goes on', async () => {
  const { start, end, ask } = await aRoom();
  const { id } = await start({ groups: ['sales'], phases: ['identity'] });

  expect(await ask()).toContain('Outlook does not start on older devices.');
  await end(id, 'The fix is out');
  expect(await ask()).not.toContain('Outlook');
});

test('the same click twice starts one, and ending it twice lets go once', async () => {
  const { start, end, list, history } = await aRoom();
  const id = randomUUID();

  await start({ id, groups: ['sales'], phases: ['identity'] });
  await start({ id, groups: ['sales'], phases: ['identity'] });
  await end(id, 'Fixed');
  const again = await end(id, 'Fixed again');

  expect(again.ended?.reason).toBe('Fixed');
  expect((await list()).safeguards).toHaveLength(1);
  expect(await history()).toEqual(['held', 'released']);
});

test('a wave that something else holds as well stays held', async () => {
  const { start, end, held } = await aRoom();
  const first = await start({ groups: ['sales'], phases: ['identity'] });
  await start({ groups: ['sales'], phases: ['identity'], title: 'Printers fail', why: 'Printers fail.' });

  await end(first.id, 'Fixed');

  expect(await held()).toEqual(['autumn.identity.sales']);
});

test('what broke off between the row and its waves is finished by the next who looks', async () => {
  const { deps, held } = await aRoom();
  await deps.safeguards.add(aSafeguard('s1'));

  await finishSafeguards(deps, 'autumn');
  expect(await held()).toEqual(['autumn.identity.sales']);

  const found = await deps.safeguards.get('autumn', 's1');
  if (found) await deps.safeguards.end(found, { by: lead, at: '2026-09-13T10:00:00.000Z', reason: 'Fixed' });
  await finishSafeguards(deps, 'autumn');
  expect(await held()).toEqual([]);
});

test('one that is ended while its waves are being held lets them go', async () => {
  const { deps, held } = await aRoom();
  await deps.safeguards.add(aSafeguard('s1'));
  const stale = await deps.safeguards.get('autumn', 's1');
  if (!stale) throw new Error('not added');
  await deps.safeguards.end(stale, { by: lead, at: '2026-09-13T10:00:00.000Z', reason: 'Fixed' });
  await finishSafeguards(deps, 'autumn');

  await applySafeguard(deps, stale);

  expect(await held()).toEqual([]);
});

test('a scope is shown with its waves and people before anything is held', async () => {
  const { preview, held } = await aRoom();

  const shown = await preview({ groups: ['sales'], phases: ['identity', 'windows'] });

  expect(shown.waves.map(({ name, people }) => [name, people])).toEqual([
    ['Identity for Sales', 2],
    ['Windows for Sales', 2],
  ]);
  expect(shown).toMatchObject({ people: 2, refusal: null });
  expect(await held()).toEqual([]);
});

test('a lead of some groups holds and lets go of these only', async () => {
  const { start, end, preview, list } = await aRoom();
  const { id } = await start({ groups: ['finance', 'sales'], phases: ['identity'] });

  const strange = await preview({ groups: ['finance', 'sales'], phases: ['identity'] }, ofSales);
  expect(strange.refusal).toContain("You don't lead Finance");
  await expect(start({ groups: ['finance'], phases: ['identity'] }, ofSales)).rejects.toMatchObject({
    code: 'not-your-groups',
  });
  await expect(end(id, 'Fixed', ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
  expect((await list(ofSales)).safeguards[0]?.mayEnd).toBe(false);
  expect((await start({ groups: ['sales'], phases: ['identity'] }, ofSales)).mayEnd).toBe(true);
});

test.each([
  ['a group outside of the plan', { groups: ['mars'], phases: ['identity'] }, 'group-unknown'],
  ['a phase outside of the plan', { groups: ['sales'], phases: ['mars'] }, 'phase-unknown'],
  ['waves that are over', { groups: ['pilot'], phases: ['identity'] }, 'nothing-to-hold'],
  ['an issue that nobody reported', { groups: ['sales'], phases: ['identity'], issue: 99 }, 'issue-unknown'],
])('%s is refused with a sentence, and nothing is held', async (_, scope, code) => {
  const { start, held } = await aRoom();

  await expect(start(scope)).rejects.toMatchObject({ code });
  expect(await held()).toEqual([]);
});

function aSafeguard(id: string) {
  return {
    ...OUTLOOK,
    id,
    rolloutId: 'autumn',
    issue: null,
    groups: ['sales'],
    phases: ['identity'],
    by: { id: lead.id, name: lead.name },
    at: '2026-09-12T10:00:00.000Z',
    ended: null,
    applied: false,
  };
}

interface Started {
  id?: string;
  groups: string[];
  phases: string[];
  issue?: number;
  title?: string;
  why?: string;
}

/** On 12 September the pilot is through Identity; Finance and Sales have theirs, and Windows, before them. */
async function aRoom() {
  const playbook = aPlaybook({
    phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })],
  });
  const clock = settableClock('2026-09-12T10:00:00Z');
  const { storage, people, rollouts, planChanges, routes, type } = await aHouse({
    clock,
    shipped: [playbook],
  });
  const sales = aPerson({ groupId: 'sales' });
  await addPeople(
    people,
    aPerson(),
    aPerson(),
    aPerson({ pilot: true }),
    sales,
    aPerson({ groupId: 'sales' }),
  );
  const waves = [
    aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
    aWave('identity', 'finance', '2026-09-15', '2026-09-25'),
    aWave('identity', 'sales', '2026-09-25', '2026-10-05'),
    aWave('windows', 'pilot', '2026-10-05', '2026-10-15'),
    aWave('windows', 'finance', '2026-10-15', '2026-10-25'),
    aWave('windows', 'sales', '2026-10-25', '2026-11-05'),
  ];
  await rollouts.add(aRollout({ playbook }), waves);
  const safeguards = await openSafeguardsTable(storage);
  const deps = { people, rollouts, clock, timeZone: 'UTC', planChanges, safeguards };
  const params = { id: 'autumn' };
  return {
    deps,
    start: ({ id = randomUUID(), issue, ...scope }: Started, caller = lead) =>
      callRoute(routes, startSafeguard, {
        caller,
        params,
        body: { ...OUTLOOK, ...scope, id, issue: issue ?? null },
      }),
    end: (safeguardId: string, reason: string, caller = lead) =>
      callRoute(routes, endSafeguard, { caller, params: { ...params, safeguardId }, body: { reason } }),
    preview: (body: { groups: string[]; phases: string[] }, caller = lead) =>
      callRoute(routes, previewSafeguard, { caller, params, body }),
    list: (caller = aCaller({ role: 'champion' })) => callRoute(routes, getSafeguards, { caller, params }),
    held: async () =>
      (await rollouts.waves('autumn')).filter((wave) => wave.heldBecause !== null).map(({ id }) => id),
    history: async () => (await planChanges.history('autumn')).entries.map(({ change }) => change).toSorted(),
    ask: () => type(sales, 'When is my turn?'),
  };
}
