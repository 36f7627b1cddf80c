import { describe, expect, test } from 'vitest';
import { issueNumber, scopeChoices } from '../../../../tab/features/gates/safeguard-scope.ts';
import { aWave } from './a-gate.ts';

describe('a safeguard hold', () => {
  test('offers the groups that one leads, and only what is not over', () => {
    const gates = [
      { wave: aWave({ group: 'sales', phase: 'identity', state: 'complete' }) },
      { wave: aWave({ group: 'sales', phase: 'windows' }) },
      { wave: aWave({ group: 'legal', phase: 'teams' }) },
    ];

    const limited = scopeChoices(gates, [{ id: 'sales', name: 'Sales' }]);

    expect(limited.groups.map(({ id }) => id)).toEqual(['sales']);
    expect(limited.phases.map(({ id }) => id)).toEqual(['windows']);
    expect(scopeChoices(gates, null).groups.map(({ id }) => id)).toEqual(['legal', 'sales']);
  });

  test.each([
    ['', null],
    [' #12 ', 12],
    ['7', 7],
    ['twelve', undefined],
    ['0', undefined],
  ])('with the issue %j is of %j', (text, number) => {
    expect(issueNumber(text)).toBe(number);
  });
});
