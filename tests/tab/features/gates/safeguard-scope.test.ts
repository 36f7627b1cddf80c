import { describe, expect, test } from 'vitest';
import { issueNumber, scopeChoices } from '../../../../tab/features/gates/safeguard-scope.ts';

describe('a safeguard hold', () => {
  test('offers the groups that one leads, and only what is not over', () => {
    const scope = {
      groups: [
        { id: 'legal', name: 'Legal', over: false },
        { id: 'sales', name: 'Sales', over: false },
        { id: 'hr', name: 'HR', over: true },
      ],
      phases: [
        { id: 'identity', name: 'Identity', over: true },
        { id: 'windows', name: 'Windows', over: false },
      ],
    };

    const limited = scopeChoices(scope, [{ id: 'sales', name: 'Sales' }]);

    expect(limited.groups.map(({ id }) => id)).toEqual(['sales']);
    expect(limited.phases.map(({ id }) => id)).toEqual(['windows']);
    expect(scopeChoices(scope, null).groups.map(({ id }) => id)).toEqual(['legal', 'sales']);
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
