import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getGates } from '../../../../bot/contract/gates/gates.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase, aWorkload } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = aCaller({ role: 'lead', leads: null });

test('gates are those of all rollouts in sight, in the order of their plans, or of one by itself', async () => {
  const { list } = await aRoom();

  const all = await list();
  const mail = await list({ rollout: 'mail' });

  expect(all.rollout).toBeNull();
  expect(all.gates.map(({ wave, rollout }) => [wave.id, rollout])).toEqual([
    ['autumn.identity.finance', 'Autumn rollout'],
    ['mail.mail.finance', 'Mail'],
    ['autumn.windows.finance', 'Autumn rollout'],
  ]);
  expect(mail.rollout).toEqual({ id: 'mail', title: 'Mail' });
  expect(mail.gates.map(({ wave }) => wave.id)).toEqual(['mail.mail.finance']);
  await expect(list({ rollout: 'mars' })).rejects.toMatchObject({ code: 'rollout-not-found' });
});

test('what is over for long is in no list, and found by its name', async () => {
  const { list } = await aRoom();

  expect((await list()).gates.map(({ wave }) => wave.id)).not.toContain('spring.identity.finance');
  expect((await list({ rollout: 'spring' })).gates.map(({ wave }) => wave.id)).toEqual([
    'spring.identity.finance',
  ]);
});

test('two rollouts with one title are told apart', async () => {
  const { list, rollouts, autumn } = await aRoom();
  await rollouts.add({ ...autumn, id: 'again', plannedAt: '2026-08-03T08:00:00.000Z' }, [
    aWave('identity', 'finance', '2026-12-01', '2026-12-10'),
  ]);

  const names = new Set((await list()).gates.map(({ rollout }) => rollout));

  expect(names.size).toBe(3);
});

test('gates are narrowed by group, phase and state, and what one can choose from stays', async () => {
  const { list } = await aRoom();

  const windows = await list({ phase: 'windows', state: 'coming', group: 'finance' });

  expect(windows.gates.map(({ wave }) => wave.id)).toEqual(['autumn.windows.finance']);
  expect(windows.phases).toEqual([
    { id: 'identity', name: 'Identity', over: false },
    { id: 'mail', name: 'Mail', over: false },
    { id: 'windows', name: 'Windows', over: false },
  ]);
  expect(windows.groups).toEqual([{ id: 'finance', name: 'Finance', over: false }]);
  expect((await list({ state: 'held' })).gates).toEqual([]);
});

test('five hundred groups in six rollouts come in pages under 60 KB, each gate once, what waits first', async () => {
  const { list, run } = await manyGates({ rollouts: 6, groups: 500 });
  await run('gates.watch', {});

  const first = await list();
  const seen = new Set(first.gates.map(({ wave }) => wave.id));
  let pages = 1;
  for (let next = first.next; next !== null; pages += 1) {
    const page = await list({ before: next });
    for (const { wave } of page.gates) seen.add(wave.id);
    next = page.next;
  }

  expect(gzipSync(JSON.stringify(first)).length).toBeLessThan(60_000);
  expect(first.gates.length).toBeLessThan(100);
  expect(first.counts.waiting).toBe(2);
  expect(first.gates.slice(0, 2).map(({ state }) => state)).toEqual(['open', 'open']);
  expect(seen.size).toBe(3000);
  expect(pages).toBe(50);
});

const FOUNDATION = aPlaybook({ phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })] });

async function aRoom() {
  const mail = aWorkload();
  const house = await aHouse({
    clock: settableClock('2026-09-01T10:00:00Z'),
    messenger: {},
    shipped: [FOUNDATION, mail],
  });
  const { people, rollouts, routes } = house;
  await addPeople(people, aPerson({ groupId: 'finance' }));
  const autumn = aRollout({ playbook: FOUNDATION });
  await rollouts.add(autumn, [
    aWave('identity', 'finance', '2026-09-01', '2026-09-20'),
    aWave('windows', 'finance', '2026-11-01', '2026-11-20'),
  ]);
  await rollouts.add(
    aRollout({ id: 'mail', title: 'Mail', playbook: mail, plannedAt: '2026-08-02T08:00:00.000Z' }),
    [aWave('mail', 'finance', '2026-10-01', '2026-10-20')],
  );
  const [start, end] = [autumn.start.subtract({ months: 8 }), autumn.start.subtract({ months: 6 })];
  await rollouts.add({ ...autumn, id: 'spring', title: 'Spring', start, end }, [
    aWave('identity', 'finance', start.toString(), end.toString()),
  ]);
  return {
    ...house,
    autumn,
    list: (query: Record<string, string> = {}) => callRoute(routes, getGates, { caller: lead, query }),
  };
}

/** Two waves of each rollout start within the week. */
async function manyGates({ rollouts: many, groups }: { rollouts: number; groups: number }) {
  const house = await aHouse({
    clock: settableClock('2026-09-10T10:00:00Z'),
    messenger: {},
    shipped: [FOUNDATION],
  });
  for (let number = 1; number <= many; number += 1) {
    const waves = Array.from({ length: groups }, (_, index) =>
      aWave(
        'identity',
        `group-${index + 1}`,
        index === 0 && number <= 2 ? '2026-09-15' : '2026-11-01',
        '2026-11-20',
      ),
    );
    await house.rollouts.add(
      aRollout({
        id: `rollout-${number}`,
        title: `Rollout ${number}`,
        playbook: FOUNDATION,
        plannedAt: `2026-08-0${number}T08:00:00.000Z`,
      }),
      waves,
    );
  }
  return {
    ...house,
    list: (query: Record<string, string> = {}) => callRoute(house.routes, getGates, { caller: lead, query }),
  };
}
