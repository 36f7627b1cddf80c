import { describe, expect, test } from 'vitest';
import {
  severalConsequences,
  severalFor,
  severalName,
  severalResult,
} from '../../../../tab/features/gates/several.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aGate, aWave } from './a-gate.ts';

const format = createFormat('en-GB');

describe('deciding several at once', () => {
  const gates = [
    aGate({ wave: aWave({ group: 'sales' }), verdict: 'pass' }),
    aGate({ wave: aWave({ group: 'legal' }), verdict: 'fail' }),
    aGate({ wave: aWave({ group: 'finance' }), verdict: 'pass', mayDecide: false }),
  ];

  test('offers go for what passes and hold for all, of what one may decide on', () => {
    const groups = (kind: 'go' | 'hold') => severalFor(gates, kind).map(({ wave }) => wave.group.id);

    expect(groups('go')).toEqual(['sales']);
    expect(groups('hold')).toEqual(['sales', 'legal']);
  });

  test('names a gate by group, phase, start and how it stands', () => {
    expect(gates.slice(0, 2).map((gate) => severalName(gate, format))).toEqual([
      'sales, identity · 15 Dec 2026 · Pass',
      'legal, identity · 15 Dec 2026 · Fail',
    ]);
  });

  test('says before how many waves and people it is about', () => {
    expect(severalConsequences('go', gates, format)[0]).toBe(
      '3 waves with 642 people go ahead, and their announcements go out as planned.',
    );
    expect(severalConsequences('hold', gates.slice(0, 1), format)[0]).toBe(
      '1 wave with 214 people stops until somebody lets it go on.',
    );
  });

  test('tells which were refused, by name', () => {
    const answers = [
      { waveId: 'a', refusal: null },
      { waveId: 'b', refusal: 'Lea has held this wave.' },
    ];

    expect(severalResult(answers, (waveId) => `Gate ${waveId}`)).toEqual({
      decided: 1,
      refused: [{ name: 'Gate b', refusal: 'Lea has held this wave.' }],
    });
  });
});
