import { expect, test } from 'vitest';
import type { GateSummary } from '../../../../bot/contract/gates/gates.ts';
import { digestOf } from '../../../../bot/rooms/gates/telling/digest.ts';

test('gates are counted by start and phase, the earliest first', () => {
  const { waiting, starts } = digestOf([
    aSummary('sales', { start: '2026-09-25', verdict: 'fail' }),
    aSummary('legal', { verdict: 'fail' }),
    aSummary('finance'),
  ]);

  expect(waiting.map(({ wave }) => wave.group.id)).toEqual(['finance', 'legal', 'sales']);
  expect(starts).toEqual([
    { phase: 'Identity', start: '2026-09-15', verdicts: { pass: 1, fail: 1, inconclusive: 0 } },
    { phase: 'Identity', start: '2026-09-25', verdicts: { pass: 0, fail: 1, inconclusive: 0 } },
  ]);
});

test('what does not pass is told with the most frequent first, of gates that wait', () => {
  const { reasons, verdicts } = digestOf([
    aSummary('finance', { verdict: 'fail', notPassed: ['reach', 'champions'] }),
    aSummary('legal', { verdict: 'inconclusive', notPassed: ['champions'] }),
    aSummary('sales', { verdict: 'fail', notPassed: ['reach'], state: 'overridden' }),
  ]);

  expect(reasons).toEqual([
    { condition: 'champions', gates: 2 },
    { condition: 'reach', gates: 1 },
  ]);
  expect(verdicts).toEqual({ pass: 0, fail: 1, inconclusive: 1 });
});

test('what needs nobody any more is counted by what became of it', () => {
  const { decided, waiting } = digestOf([
    aSummary('finance', { state: 'go' }),
    aSummary('legal', { state: 'held' }),
    aSummary('sales', { state: 'overridden' }),
    aSummary('pilot', { waveState: 'complete' }),
  ]);

  expect(waiting).toEqual([]);
  expect(decided).toEqual({ go: 1, held: 1, overridden: 1, over: 1 });
});

function aSummary(
  group: string,
  {
    start = '2026-09-15',
    waveState = 'planned',
    ...changes
  }: Partial<GateSummary> & { start?: string; waveState?: GateSummary['wave']['state'] } = {},
): GateSummary {
  return {
    wave: {
      id: `autumn.identity.${group}`,
      phase: { id: 'identity', name: 'Identity' },
      group: { id: group, name: group },
      start,
      end: '2026-10-05',
      state: waveState,
      people: 10,
    },
    rollout: 'Autumn rollout',
    state: 'open',
    opensOn: '2026-09-08',
    verdict: 'pass',
    storm: false,
    notPassed: [],
    last: null,
    mayDecide: true,
    seen: 1,
    ...changes,
  };
}
