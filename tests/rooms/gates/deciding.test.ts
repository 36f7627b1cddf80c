import { expect, test } from 'vitest';
import { callerOf } from '../../support/builders.ts';
import { aGatesRoom, FINANCE, SALES } from './a-gates-room.ts';

test('before its day a gate is coming; the list shows every wave', async () => {
  const { list } = await aGatesRoom();

  const { gates, rollout, rollouts } = await list();

  expect(rollout?.id).toBe('autumn');
  expect(rollouts).toHaveLength(1);
  expect(gates.map(({ wave, state, opensOn, verdict }) => [wave.id, state, opensOn, verdict])).toEqual([
    ['autumn.identity.pilot', 'coming', '2026-08-25', null],
    [FINANCE, 'coming', '2026-09-08', null],
    [SALES, 'coming', '2026-09-18', null],
  ]);
});

test('a lead who decides early brings the gate by it', async () => {
  const { decide } = await aGatesRoom();

  const gate = await decide(SALES, 'go', 0);

  expect(gate).toMatchObject({ state: 'go', seen: 2, verdict: 'pass' });
  expect(gate.events.map(({ kind, by }) => [kind, by])).toEqual([
    ['go', 'Lea'],
    ['brought', 'Lea'],
  ]);
});

test('a hold stops the wave with the reason for its people, and a later go lets it go on', async () => {
  const { decide, held } = await aGatesRoom();

  const first = await decide(SALES, 'hold', 0, { reason: 'We wait for the printers.' });
  expect(await held()).toEqual([[SALES, 'We wait for the printers.']]);
  expect(first).toMatchObject({ state: 'held', heldBecause: 'We wait for the printers.' });
  const second = await decide(SALES, 'go', first.seen);

  expect(second).toMatchObject({ state: 'go', heldBecause: null });
  expect(await held()).toEqual([]);
});

test('a wave that goes can be held until it is over', async () => {
  const { decide, held, clock } = await aGatesRoom();
  await decide(SALES, 'go', 0);
  clock.set('2026-09-27T10:00:00Z');

  await decide(SALES, 'hold', 2, { reason: 'Stop.' });
  expect(await held()).toEqual([[SALES, 'Stop.']]);
  clock.set('2026-10-06T10:00:00Z');

  await expect(decide(SALES, 'go', 3)).rejects.toMatchObject({ code: 'wave-complete' });
});

test('go is refused while a condition fails, and override takes a reason', async () => {
  const { decide, report, see } = await aGatesRoom();
  const number = await report(FINANCE, 'cannot-work');

  await expect(decide(SALES, 'go', 0)).rejects.toMatchObject({ code: 'not-passed' });
  await expect(decide(SALES, 'override', 0)).rejects.toMatchObject({ code: 'reason-missing' });
  await expect(decide(SALES, 'hold', 0)).rejects.toMatchObject({ code: 'reason-missing' });
  const gate = await decide(SALES, 'override', 0, { reason: 'It is one old device.' });

  expect(gate).toMatchObject({ state: 'overridden', verdict: 'fail', last: { notPassed: ['blockers'] } });
  expect((await see(SALES)).conditions.find(({ id }) => id === 'blockers')?.rows).toEqual([
    { id: String(number), name: null },
  ]);
});

test('override is refused when all conditions pass, and so is what was decided already', async () => {
  const { decide } = await aGatesRoom();

  await expect(decide(SALES, 'override', 0, { reason: 'So' })).rejects.toMatchObject({
    code: 'nothing-to-override',
  });
  await decide(SALES, 'go', 0);
  await expect(decide(SALES, 'go', 2)).rejects.toMatchObject({ code: 'goes-already' });
});

test('of two leads the second is told who decided what, and nothing is overwritten', async () => {
  const { decide, see, lou, watch } = await aGatesRoom();
  await watch();
  const { seen } = await see(FINANCE);

  const results = await Promise.allSettled([
    decide(FINANCE, 'go', seen),
    decide(FINANCE, 'hold', seen, { reason: 'No', caller: callerOf(lou) }),
  ]);

  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = results.find((one) => one.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'gate-changed' });
  expect(refused?.reason.message).toMatch(
    /^(Lea has decided on go|Lou has held this wave \(No\)) since you looked/,
  );
  expect((await see(FINANCE)).events).toHaveLength(2);
});

test('the same lead pressing twice decides once', async () => {
  const { decide } = await aGatesRoom();

  await decide(SALES, 'go', 0);
  const second = await decide(SALES, 'hold', 2, { reason: 'Wait' });
  const again = await decide(SALES, 'hold', 2, { reason: 'Wait' });

  expect(again.events).toEqual(second.events);
});

test('the same lead pressing twice at once, or again before its day, decides once and is not refused', async () => {
  const { decide, see } = await aGatesRoom();

  await Promise.all([decide(SALES, 'go', 0), decide(SALES, 'go', 0)]);
  await decide(SALES, 'go', 0);
  const wish = { reason: 'Wait' };
  await Promise.all([decide(SALES, 'hold', 2, wish), decide(SALES, 'hold', 2, wish)]);

  expect((await see(SALES)).events.map(({ kind }) => kind)).toEqual(['hold', 'go', 'brought']);
});

test('a lead of some groups decides for these only', async () => {
  const { decide, see, sam } = await aGatesRoom();
  const caller = callerOf(sam);

  await expect(decide(FINANCE, 'go', 0, { caller })).rejects.toMatchObject({ code: 'not-your-group' });
  expect((await see(FINANCE, caller)).mayDecide).toBe(false);
  expect((await decide(SALES, 'go', 0, { caller })).last?.by).toBe('Sam');
});

test('the facts of a decision stay with it, whatever happens later', async () => {
  const { decide, see, report, clock } = await aGatesRoom();
  await decide(SALES, 'go', 0);
  clock.set('2026-09-16T10:00:00Z');
  await report(FINANCE, 'cannot-work');

  expect(await see(SALES)).toMatchObject({ verdict: 'pass', factsAt: '2026-09-10T10:00:00.000Z' });
});

test('a held wave shows the facts of now, so that somebody can let it go', async () => {
  const { decide, see, report } = await aGatesRoom();
  await decide(SALES, 'hold', 0, { reason: 'Wait' });
  await report(FINANCE, 'cannot-work');

  expect((await see(SALES)).verdict).toBe('fail');
});

test('what an open gate shows is kept', async () => {
  const { gates, see, report, watch } = await aGatesRoom();
  await watch();
  await report('autumn.identity.pilot', 'cannot-work');

  const shown = await see(FINANCE);

  expect(shown.verdict).toBe('fail');
  expect((await gates.headsOf('autumn')).find(({ waveId }) => waveId === FINANCE)?.verdict).toBe('fail');
});

test('what somebody sees of an open gate while people are being imported is not kept', async () => {
  const { gates, see, report, watch, people } = await aGatesRoom();
  await watch();
  await report('autumn.identity.pilot', 'cannot-work');
  await people.upheaval.begin({ importId: 'one', by: 'Lea Lead', since: '2026-09-10T09:59:00Z' });
  const before = await gates.get(FINANCE);

  expect((await see(FINANCE)).verdict).toBe('fail');

  expect(await gates.get(FINANCE)).toEqual(before);
});

test('a gate keeps its newest events and any number of issues', async () => {
  const { gates, decide } = await aGatesRoom();
  await decide(SALES, 'go', 0);
  const found = await gates.get(SALES);
  const [event] = found?.events ?? [];
  if (!found?.facts.previous || !event) throw new Error('There is no gate.');
  const issues = Array.from({ length: 5000 }, (_, index) => index + 1);
  const events = Array.from({ length: 150 }, (_, n) => ({ ...event, id: `e${n}`, reason: 'ü'.repeat(500) }));

  await gates.update(found, {
    ...found,
    facts: { ...found.facts, previous: { ...found.facts.previous, issues } },
    events,
  });

  const kept = await gates.get(SALES);
  expect(kept?.facts.previous?.issues).toHaveLength(5000);
  expect(kept?.events).toHaveLength(100);
  expect(kept?.events.at(-1)?.id).toBe('e149');
  expect(await gates.update(found, found)).toBe('changed');
});
