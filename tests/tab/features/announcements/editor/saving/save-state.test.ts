import { describe, expect, test } from 'vitest';
import {
  type SaveFacts,
  saveState,
  saveWords,
} from '../../../../../../tab/features/announcements/editor/saving/save-state.ts';

describe('the state of saving', () => {
  const state = (over: Partial<SaveFacts>) =>
    saveState({
      there: true,
      dirty: true,
      whole: true,
      saving: false,
      failed: false,
      conflict: false,
      at: null,
      ...over,
    }).kind;

  test.each<[string, Partial<SaveFacts>]>([
    ['saved', { dirty: false }],
    ['new', { there: false, dirty: false }],
    ['changed', {}],
    ['incomplete', { whole: false }],
    ['saving', { saving: true }],
    ['failed', { failed: true }],
    ['conflict', { conflict: true, failed: true }],
  ])('is %s with %j', (kind, over) => {
    expect(state(over)).toBe(kind);
  });

  test('says when it was saved', () => {
    const timeOfDay = () => '10:04';

    expect(saveWords({ kind: 'saved', at: '2026-12-15T10:04:00Z' }, { timeOfDay })).toBe('Saved 10:04');
    expect(saveWords({ kind: 'saved', at: null }, { timeOfDay })).toBe('Saved');
  });
});
