import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { StandingCriterion } from '../../../../bot/rooms/criteria/criteria.ts';
import { groundworkOf, type SetUp } from '../../../../bot/rooms/gates/facts/groundwork.ts';
import { aCriterion, anItOnlyPhase, aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';

const playbook = aPlaybook({
  phases: [
    anItOnlyPhase(),
    aUserPhase(),
    aUserPhase({ id: 'windows', name: 'Windows' }),
    anItOnlyPhase({ id: 'measure', name: 'Measure' }),
  ],
});
const wave = (phaseId: string, start: string) => ({ phaseId, start: Temporal.PlainDate.from(start) });
const FIRST = wave('identity', '2026-09-01');
const SECOND = wave('identity', '2026-09-15');
const WINDOWS = wave('windows', '2026-10-01');
const LAST = wave('windows', '2026-10-15');
const WAVES = [FIRST, SECOND, WINDOWS, LAST];

test('the first wave after an IT-only phase asks for what it requires, and for its own phase', () => {
  expect(groundworkOf(playbook, WAVES, FIRST, nothingDone())).toEqual({
    infrastructure: [{ phase: 'Identity', state: 'not-started' }],
    open: [{ id: 'of-networking', title: 'Of networking', phase: 'Networking' }],
    after: [],
  });
});

test('waves that start together ask for the same, and no later one of the phase asks', () => {
  const beside = wave('identity', '2026-09-01');

  expect(groundworkOf(playbook, [...WAVES, beside], beside, nothingDone())?.open).toHaveLength(1);
  expect(groundworkOf(playbook, WAVES, SECOND, nothingDone())).toBeNull();
});

test('a later phase asks for its own set-up only', () => {
  expect(groundworkOf(playbook, WAVES, WINDOWS, nothingDone())).toEqual({
    infrastructure: [{ phase: 'Windows', state: 'not-started' }],
    open: [],
    after: [],
  });
});

test('what comes after the last phase is told at its last wave', () => {
  expect(groundworkOf(playbook, WAVES, LAST, nothingDone())).toEqual({
    infrastructure: [],
    open: [],
    after: [{ id: 'of-measure', title: 'Of measure', phase: 'Measure' }],
  });
});

test.each<[string, Partial<StandingCriterion>]>([
  ['is met', { state: 'met' }],
  ['is waived', { state: 'waived' }],
  ['is optional', { required: false }],
])('what %s is not asked', (_, standing) => {
  expect(groundworkOf(playbook, WAVES, FIRST, nothingDone(standing))?.open).toEqual([]);
});

function nothingDone(changes: Partial<StandingCriterion> = {}): SetUp {
  return {
    infrastructure: () => 'not-started',
    criteria: (phaseId) => [
      {
        criterion: aCriterion({ id: `of-${phaseId}`, title: `Of ${phaseId}` }),
        required: true,
        needsApproval: true,
        state: 'open',
        ...changes,
      },
    ],
  };
}
