import { describe, expect, test } from 'vitest';
import {
  type SaveFacts,
  saveState,
  saveWords,
} from '../../../../../../tab/features/announcements/editor/saving/save-state.ts';
import { createFormat } from '../../../../../../tab/ui/format/format.ts';

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
      open: 0,
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
    const format = { ...createFormat('en-GB'), timeOfDay: () => '10:04' };
    const at = '2026-12-15T10:04:00Z';

    expect(saveWords({ kind: 'saved', at, open: 0 }, format)).toBe('Saved 10:04');
    expect(saveWords({ kind: 'saved', at, open: 2 }, format)).toBe('Saved 10:04 · 2 fields to finish');
    expect(saveWords({ kind: 'saved', at: null, open: 0 }, format)).toBe('Saved');
  });
});
