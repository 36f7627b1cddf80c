import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../bot/contract/gates/gate-conditions.ts';
import type { ReplayedWave } from '../../../../bot/contract/gates/gate-replay.ts';
import { replayedWords, replayOrder, replaySentences } from '../../../../tab/features/gates/replay.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aWave } from './a-gate.ts';

const format = createFormat('en-GB');

describe('a replay', () => {
  function aReplayed(was: Outcome, would: Outcome, start: string): ReplayedWave {
    return {
      wave: aWave({ start, state: 'complete' }),
      on: start,
      decided: 'go',
      was,
      would,
      wouldHold: would !== 'pass',
      conditions: [],
    };
  }
  const waves = [
    aReplayed('pass', 'pass', '2026-03-01'),
    aReplayed('pass', 'fail', '2026-01-01'),
    aReplayed('pass', 'inconclusive', '2026-02-01'),
  ];

  test('shows the waves whose verdict changes first', () => {
    expect(replayOrder(waves).map(({ wave }) => wave.start)).toEqual([
      '2026-02-01',
      '2026-01-01',
      '2026-03-01',
    ]);
  });

  test('says how many waves would have waited, and how many it knows nothing of', () => {
    expect(replaySentences({ waves, withoutFacts: 2 }, format)).toEqual([
      '2 of 3 past waves would not have gone by themselves.',
      '2 verdicts would have been another one.',
      '2 past waves are left out: the facts of that day were never collected.',
    ]);
  });

  test.each([
    ['pass', 'fail', 'passed, would fail'],
    ['fail', 'fail', 'failed then as well'],
    ['inconclusive', 'pass', 'could not be judged, would pass'],
    [null, 'inconclusive', 'was not asked, would not be judged'],
    ['fail', null, 'failed, would not be asked'],
  ] as const)('says of a condition that was %s and would be %s: %s', (was, would, words) => {
    expect(replayedWords({ was, would })).toBe(words);
  });

  test('without a past wave says so', () => {
    expect(replaySentences({ waves: [], withoutFacts: 0 }, format)).toEqual([
      'There is no past wave yet whose facts were collected.',
    ]);
  });
});
