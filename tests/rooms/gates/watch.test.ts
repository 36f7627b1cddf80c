import { expect, test } from 'vitest';
import { newStamp } from '../../../bot/doors/azure/stamp.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import type { WaveRow } from '../../../bot/rooms/rollout/waves/rollout-rows.ts';
import { aGatesRoom, FINANCE, SALES } from './a-gates-room.ts';

const PILOT_WAVE = 'autumn.identity.pilot';
const STORM_WHY = 'We are fixing problems that came up in the wave before yours.';

test('a gate is brought on its day, and one of a wave that is under way never', async () => {
  const { watch, gates } = await aGatesRoom();
  const states = async () => (await gates.headsOf('autumn')).map(({ waveId, state }) => [waveId, state]);

  await watch();
  expect(await states()).toEqual([[FINANCE, 'open']]);
  await watch('2026-09-17T10:00:00Z');
  expect(await states()).not.toContainEqual([SALES, 'open']);
  await watch('2026-09-18T10:00:00Z');

  expect(await states()).toContainEqual([SALES, 'open']);
  expect(await gates.get(PILOT_WAVE)).toBeUndefined();
});

test('two watches at once bring a gate once', async () => {
  const { run, gates } = await aGatesRoom();

  await Promise.all([run('gates.watch', {}), run('gates.watch', {})]);
  await run('gates.watch', {});

  expect((await gates.get(FINANCE))?.events.map(({ kind }) => kind)).toEqual(['brought']);
});

test('on its first day a wave goes by the rule when all conditions pass', async () => {
  const { watch, see, held } = await aGatesRoom();
  await watch();

  await watch('2026-09-15T00:30:00Z');
  await watch('2026-09-15T00:31:00Z');

  const gate = await see(FINANCE);
  expect(gate.events.map(({ kind, by }) => [kind, by])).toEqual([
    ['go', 'Groundswell'],
    ['brought', 'Groundswell'],
  ]);
  expect(await held()).toEqual([]);
});

test.each([
  ['the rule says hold', { undecided: 'hold' as const }, false],
  ['a condition fails', {}, true],
])('on its first day a wave is held until somebody decides when %s', async (_, limits, blocked) => {
  const { watch, held, decide, see, report } = await aGatesRoom({ limits: { storm: null, ...limits } });
  if (blocked) await report(PILOT_WAVE, 'cannot-work');
  await watch();

  await watch('2026-09-15T00:30:00Z');
  expect(await held()).toEqual([[FINANCE, "The gate of this wave isn't decided yet."]]);
  const { seen, verdict } = await see(FINANCE);
  await decide(FINANCE, verdict === 'pass' ? 'go' : 'override', seen, { reason: 'We looked at it.' });

  await watch('2026-09-15T00:35:00Z');
  expect(await held()).toEqual([]);
});

test('a confirmed blocker stops the next wave by itself until somebody decides', async () => {
  const { watch, held, see, decide, report } = await aGatesRoom();
  await watch();
  await decide(FINANCE, 'go', 1);
  await report(PILOT_WAVE, 'cannot-work', 'in-progress');

  await watch('2026-09-11T10:00:00Z');
  expect(await held()).toEqual([[FINANCE, STORM_WHY]]);
  const stopped = await see(FINANCE);
  expect(stopped).toMatchObject({ state: 'open', storm: true, last: { kind: 'storm' } });
  expect(stopped.last?.reason).toContain('Issue #1 stops somebody');

  await watch('2026-09-15T10:00:00Z');
  expect(await held()).toEqual([[FINANCE, STORM_WHY]]);
  const gate = await decide(FINANCE, 'override', stopped.seen, { reason: 'Found the cause.' });
  expect(gate).toMatchObject({ state: 'overridden', storm: false, heldBecause: null });
});

test('what was known at the decision does not stop the wave again, and a new blocker does', async () => {
  const { watch, held, see, decide, report } = await aGatesRoom();
  await report(PILOT_WAVE, 'cannot-work', 'in-progress');
  await watch();
  const { seen } = await see(FINANCE);
  await decide(FINANCE, 'override', seen, { reason: 'One old device.' });

  await watch('2026-09-11T10:00:00Z');
  expect(await held()).toEqual([]);
  await report(PILOT_WAVE, 'cannot-work', 'in-progress');
  await watch('2026-09-11T10:01:00Z');

  expect(await held()).toEqual([[FINANCE, STORM_WHY]]);
});

test('a storm brings the gate of a wave whose day has not come', async () => {
  const { watch, held, see, report } = await aGatesRoom();
  await watch('2026-09-15T10:00:00Z');
  await report(FINANCE, 'cannot-work', 'in-progress');

  await watch('2026-09-16T10:00:00Z');

  expect(await held()).toEqual([[SALES, STORM_WHY]]);
  expect((await see(SALES)).events.map(({ kind }) => kind)).toEqual(['storm', 'brought']);
});

test('what broke off between a decision and its hold is finished by the watch', async () => {
  const { gates, decide, watch, held, planChanges, rollouts } = await aGatesRoom();
  await decide(SALES, 'hold', 0, { reason: 'Wait' });
  const wave = await rollouts.wave(SALES);
  const entry = { waveId: SALES, by: { id: 'x', name: 'X' }, dates: null, waves: 0, version: null } as const;
  await planChanges.release('autumn', 'gate', {
    ...entry,
    id: 'e1',
    change: 'released',
    at: '2026-09-10T10:00:00.000Z',
    reason: 'broken off',
    rolloutEnd: null,
  });
  expect(wave.heldBecause).toBe('Wait');
  expect(await held()).toEqual([]);

  await watch();
  expect(await held()).toEqual([[SALES, 'Wait']]);

  const found = await gates.get(SALES);
  if (found) await gates.update(found, { ...found, state: 'go' });
  await watch();
  expect(await held()).toEqual([]);
});

test('the facts of an open gate are collected again after an hour', async () => {
  const { watch, gates, report } = await aGatesRoom();
  await watch();
  await report(PILOT_WAVE, 'cannot-work');
  const verdict = async () => (await gates.headsOf('autumn'))[0]?.verdict;

  await watch('2026-09-10T10:30:00Z');
  expect(await verdict()).toBe('pass');
  await watch('2026-09-10T11:00:00Z');
  expect(await verdict()).toBe('fail');
});

test('an open gate follows limits that are changed within a minute', async () => {
  const { watch, gates, gateLimits, report, lea } = await aGatesRoom();
  await report(PILOT_WAVE, 'cannot-work');
  await watch();
  const verdict = async () => (await gates.headsOf('autumn'))[0]?.verdict;
  expect(await verdict()).toBe('fail');

  const { limits, seen } = await gateLimits.of('autumn');
  const by = { id: lea.id, name: lea.name };
  await gateLimits.change('autumn', {
    limits: { ...limits, blockers: null },
    by,
    at: '2026-09-10T10:00:30.000Z',
    seen,
  });
  await watch('2026-09-10T10:01:00Z');

  expect(await verdict()).toBe('pass');
});

test('gates are looked after when an issue came or was answered', async () => {
  const { rollouts, run, work } = await aGatesRoom();

  await run('feedback.issue-changed', {});
  await work();

  expect(await rollouts.wave(FINANCE)).toMatchObject({ gate: 'closed' });
});

test('a wave whose gate is not decided may not be announced', async () => {
  const { rollouts, watch, decide } = await aGatesRoom();
  const wave = () => rollouts.wave(FINANCE);

  expect(await wave()).toMatchObject({ gate: 'none' });
  await watch();
  expect(await wave()).toMatchObject({ gate: 'closed', holds: [] });
  await decide(FINANCE, 'go', 1);
  expect(await wave()).toMatchObject({ gate: 'go', holds: [] });
  await decide(FINANCE, 'hold', 2, { reason: 'Wait' });
  expect(await wave()).toMatchObject({ gate: 'closed', holds: [{ kind: 'gate', why: 'Wait' }] });
});

test('a wave from before waves told of their gate does not go until the gates have been looked after', async () => {
  const { rollouts, storage, watch, decide } = await aGatesRoom();
  await watch();
  await decide(FINANCE, 'go', 1);
  await forgetGates(storage);
  expect((await rollouts.waves('autumn')).map(({ gate }) => gate)).toEqual(['closed', 'closed', 'closed']);

  await watch();

  const gates = new Map((await rollouts.waves('autumn')).map(({ id, gate }) => [id, gate]));
  expect(gates).toEqual(
    new Map([
      [PILOT_WAVE, 'none'],
      [FINANCE, 'go'],
      [SALES, 'none'],
    ]),
  );
});

test('a gate that was brought when its process died closes its wave with the next look', async () => {
  const { rollouts, planChanges, watch } = await aGatesRoom();
  await watch();
  await planChanges.setGate({ id: FINANCE, rolloutId: 'autumn' }, 'none');

  await watch();

  expect(await rollouts.wave(FINANCE)).toMatchObject({ gate: 'closed' });
});

/** The rows of waves as the version before wrote them. */
async function forgetGates(storage: Storage): Promise<void> {
  const waves = await storage.table<WaveRow>('waves');
  for await (const { gate: _gate, etag: _etag, ...row } of waves.list()) await waves.put(row);
  await waves.batch([newStamp('autumn')]);
}
