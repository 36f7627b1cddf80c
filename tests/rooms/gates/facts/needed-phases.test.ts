import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { PhaseStanding } from '../../../../bot/rooms/criteria/exit-criteria.ts';
import { type Foundation, neededPhases } from '../../../../bot/rooms/gates/facts/needed-phases.ts';
import { anItOnlyPhase, aUserPhase } from '../../../support/a-playbook.ts';
import { inWords } from '../../../support/in-words.ts';

const PHASES = [anItOnlyPhase(), aUserPhase()];
const WAVE = { groupId: 'finance', start: Temporal.PlainDate.from('2026-10-01') };

test('a phase is done when its waves are over and its required criteria are met', () => {
  expect(inWords(identity())).toMatchObject({ done: true, why: '"Identity" of the foundation is done.' });
});

test('a phase whose last wave ends on the first day of the workload is done', () => {
  expect(identity({ waves: [wave('2026-10-01')] }).done).toBe(true);
});

test.each<[string, Partial<Foundation>, string]>([
  ['lasts longer', { waves: [wave('2026-10-02')] }, 'lasts until 1 October 2026 for these people.'],
  ['is not planned', { waves: [] }, "isn't planned for these people."],
  [
    'is on hold',
    { waves: [{ ...wave('2026-09-10'), heldBecause: 'Sign-in fails' }] },
    'on hold for these people.',
  ],
  [
    'has a criterion open',
    { standing: new Map([['identity', standing({ requiredOpenAfter: 1 })]]) },
    'has 1 required exit criterion open.',
  ],
])('a phase that %s is not done', (_, changes, why) => {
  expect(inWords(identity(changes))).toMatchObject({ done: false, why: expect.stringContaining(why) });
});

test('a phase that only IT works on is done when it is configured and its criteria are met', () => {
  const networking = (changes: Partial<PhaseStanding>) =>
    neededPhases(
      ['networking'],
      WAVE,
      [foundation({ standing: new Map([['networking', standing(changes)]]) })],
      PHASES,
    )[0];

  expect(inWords(networking({}))).toMatchObject({ done: true });
  expect(inWords(networking({ infrastructure: 'configuring' }))).toMatchObject({
    done: false,
    why: expect.stringContaining("isn't configured yet."),
  });
  expect(inWords(networking({ requiredOpenBefore: 2 }))).toMatchObject({
    done: false,
    why: expect.stringContaining('2 required exit criteria open.'),
  });
});

test('without a rollout of the foundation nobody knows', () => {
  expect(neededPhases(['identity'], WAVE, [], PHASES)).toMatchObject([{ name: 'Identity', done: null }]);
  expect(neededPhases(['mars'], WAVE, [foundation()], PHASES)).toMatchObject([{ name: 'mars', done: null }]);
});

test('what other groups still have keeps nobody waiting', () => {
  const legal = { ...wave('2026-12-01'), groupId: 'legal', heldBecause: 'Sign-in fails' };

  expect(identity({ waves: [wave('2026-09-10'), legal] }).done).toBe(true);
});

test('one rollout of the foundation in which it is done is enough, whichever is the newest', () => {
  const newest = foundation({ waves: [wave('2026-12-01')] });
  const other = foundation({ waves: [{ ...wave('2026-12-01'), groupId: 'legal' }] });

  const [found] = neededPhases(['identity'], WAVE, [newest, other, foundation()], PHASES);
  const [missing] = neededPhases(['identity'], WAVE, [other, newest], PHASES);

  expect(found?.done).toBe(true);
  expect(missing && inWords(missing)).toMatchObject({
    done: false,
    why: expect.stringContaining('lasts until 30 November 2026'),
  });
});

test('a group that was in no rollout of the foundation waits, whatever others have had', () => {
  const others = foundation({ waves: [{ ...wave('2026-09-10'), groupId: 'legal' }] });

  const [found] = neededPhases(['identity'], WAVE, [others], PHASES);

  expect(found && inWords(found)).toMatchObject({
    done: false,
    why: expect.stringContaining("isn't planned"),
  });
});

function identity(changes: Partial<Foundation> = {}) {
  const [found] = neededPhases(['identity'], WAVE, [foundation(changes)], PHASES);
  if (!found) throw new Error('not asked');
  return found;
}

function foundation(changes: Partial<Foundation> = {}): Foundation {
  return {
    phases: PHASES,
    waves: [wave('2026-09-10')],
    standing: new Map([['identity', standing()]]),
    ...changes,
  };
}

function wave(end: string) {
  return { phaseId: 'identity', groupId: 'finance', end: Temporal.PlainDate.from(end), heldBecause: null };
}

function standing(changes: Partial<PhaseStanding> = {}): PhaseStanding {
  return {
    required: 2,
    requiredOpenBefore: 0,
    requiredOpenAfter: 0,
    ready: true,
    infrastructure: 'configured',
    ...changes,
  };
}
