import { describe, expect, test } from 'vitest';
import { gateSections, namesSeveral, wentUndecided } from '../../../../tab/features/gates/gate-list.ts';
import { listed } from './a-gate.ts';

describe('the list of gates', () => {
  test('shows what needs a decision first, stopped by the storm brake before the rest', () => {
    const { waiting } = gateSections([
      listed('open', { group: 'finance', start: '2026-12-01' }),
      listed('go', { group: 'legal', start: '2026-12-20' }, true),
    ]);

    expect(waiting.map(({ wave }) => wave.group.id)).toEqual(['legal', 'finance']);
  });

  test('shows what comes by date, and what is behind the latest first', () => {
    const sections = gateSections([
      listed('coming', { group: 'b', start: '2027-02-01' }),
      listed('coming', { group: 'a', start: '2027-01-01' }),
      listed('go', { group: 'c', start: '2026-10-01' }),
      listed('overridden', { group: 'd', start: '2026-11-01' }),
    ]);

    expect(sections.coming.map(({ wave }) => wave.group.id)).toEqual(['a', 'b']);
    expect(sections.past.map(({ wave }) => wave.group.id)).toEqual(['d', 'c']);
  });

  test('keeps held waves in sight until they are over', () => {
    const sections = gateSections([
      listed('held', { group: 'a' }),
      listed('held', { group: 'b', state: 'complete' }),
    ]);

    expect(sections.held.map(({ wave }) => wave.group.id)).toEqual(['a']);
    expect(sections.past.map(({ wave }) => wave.group.id)).toEqual(['b']);
  });

  test('counts a wave that began before it had a gate as behind', () => {
    const { coming, past } = gateSections([listed('coming', { state: 'in-progress' })]);

    expect([coming.length, past.length]).toEqual([0, 1]);
  });

  test('knows the waves that went without a decision', () => {
    const gates = [
      listed('open', { state: 'complete' }),
      listed('coming', { state: 'in-progress' }),
      listed('open', { state: 'in-progress' }),
      listed('held', { state: 'complete' }),
      listed('coming'),
    ];

    expect(gates.map(wentUndecided)).toEqual([true, true, false, false, false]);
  });

  test('says of which rollout each gate is where there are several', () => {
    expect(namesSeveral([{ rollout: 'Autumn' }, { rollout: 'Autumn' }])).toBe(false);
    expect(namesSeveral([{ rollout: 'Autumn' }, { rollout: 'Mail' }])).toBe(true);
  });
});
