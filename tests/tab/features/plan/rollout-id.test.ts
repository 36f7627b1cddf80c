import { describe, expect, test } from 'vitest';
import { rolloutId } from '../../../../tab/features/plan/rollout-id.ts';

describe('the id of a rollout', () => {
  test('is made of its title and start', () => {
    expect(rolloutId('Grundlagen für Zürich!', '2026-12-15')).toBe('grundlagen-fur-zurich-2026-12-15');
  });

  test('never grows over sixty characters', () => {
    expect(rolloutId('long '.repeat(40), '2026-12-15').length).toBeLessThanOrEqual(60);
  });

  test('stands even where a title has no letters we can use', () => {
    expect(rolloutId('展开', '2026-12-15')).toBe('rollout-2026-12-15');
  });
});
