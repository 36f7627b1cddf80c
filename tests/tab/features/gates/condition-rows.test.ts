import { describe, expect, test } from 'vitest';
import type { ConditionView } from '../../../../bot/contract/gates/gate-conditions.ts';
import { conditionRows } from '../../../../tab/features/gates/condition-rows.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aCondition, aGate } from './a-gate.ts';

const format = createFormat('en-GB');

describe('the rows behind a value', () => {
  const rowsOf = (over: Partial<ConditionView>, role: 'lead' | 'champion' = 'lead') =>
    conditionRows(aCondition('fail', over), aGate(), role, format);
  const unnamed = (id: string) => [{ id, name: null }];

  test('lead to the issues that they are', () => {
    expect(rowsOf({ id: 'blockers', rows: unnamed('12') })).toEqual([
      { key: '12', words: '#12', to: '/issues?issue=12' },
    ]);
  });

  test('lead to the announcements of the wave before, for leads alone', () => {
    const row = { id: 'reach' as const, rows: unnamed('a1') };

    expect(rowsOf(row)[0]?.to).toBe('/announce?wave=foundation.identity.pilot');
    expect(rowsOf(row, 'champion')[0]?.to).toBeUndefined();
  });

  test('name criteria and phases as people call them', () => {
    const rows = [{ id: 'admins', name: 'Dedicated admin accounts' }];

    expect(rowsOf({ id: 'criteria', rows })).toEqual([
      { key: 'admins', words: 'Dedicated admin accounts', to: '/criteria?phase=identity' },
    ]);
    expect(rowsOf({ id: 'foundation', rows })[0]?.words).toBe('Dedicated admin accounts');
  });

  test('name a report by its date', () => {
    expect(rowsOf({ id: 'data-age', rows: unnamed('2026-12-03') })[0]?.words).toBe('Report of 3 Dec 2026');
  });
});
