import { describe, expect, test } from 'vitest';
import type { CriterionView } from '../../../../bot/contract/criteria/criteria.ts';
import {
  checklist,
  firstToOpen,
  linkOf,
  progress,
  whyNot,
} from '../../../../tab/features/criteria/checklist.ts';

function aCriterion(over: Partial<CriterionView> = {}): CriterionView {
  return {
    id: 'accounts',
    title: 'Accounts are complete',
    detail: '',
    checkWhere: '',
    timing: 'before-rollout',
    required: true,
    situation: null,
    sameAs: [],
    needsApproval: true,
    state: 'open',
    evidence: '',
    link: null,
    reason: '',
    by: null,
    at: null,
    version: 0,
    history: [],
    ...over,
  };
}

describe('the checklist', () => {
  test('is parted by when criteria are due, and required ones come first', () => {
    const parts = checklist([
      aCriterion({ id: 'used', timing: 'after-rollout' }),
      aCriterion({ id: 'branding', required: false }),
      aCriterion({ id: 'accounts' }),
      aCriterion({ id: 'sync' }),
    ]);

    expect(parts.map(({ timing, criteria }) => [timing, criteria.map(({ id }) => id)])).toEqual([
      ['before-rollout', ['accounts', 'sync', 'branding']],
      ['after-rollout', ['used']],
    ]);
  });

  test('leaves out a time at which nothing is due', () => {
    expect(checklist([aCriterion()]).map(({ timing }) => timing)).toEqual(['before-rollout']);
  });

  test('counts as settled what is met or waived', () => {
    const shown = progress({ required: 5, requiredOpenBefore: 2, requiredOpenAfter: 1 });

    expect(shown).toEqual({ required: 5, settled: 2, share: 0.4 });
  });

  test('has no share where nothing is required', () => {
    expect(progress({ required: 0, requiredOpenBefore: 0, requiredOpenAfter: 0 }).share).toBeNull();
  });

  test('opens at the first phase that is not ready, or at the first of all', () => {
    const phases = [
      { id: 'networking', ready: true },
      { id: 'identity', ready: false },
      { id: 'windows', ready: false },
    ];

    expect(firstToOpen(phases)).toEqual(['identity']);
    expect(firstToOpen(phases.slice(0, 1))).toEqual(['networking']);
    expect(firstToOpen([])).toEqual([]);
  });
});

describe('a change', () => {
  test.each([
    ['', null],
    [' https://contoso.example/a ', 'https://contoso.example/a'],
    ['http://contoso.example', undefined],
    ['https://', undefined],
  ])('with the link %j sends %j', (text, link) => {
    expect(linkOf(text)).toBe(link);
  });

  test('that waives a required criterion needs an approver and a reason', () => {
    const waive = (reason: string, approver: boolean) =>
      whyNot({ state: 'waived', reason }, aCriterion(), approver);

    expect(waive('Bought late', false)).toContain('approver');
    expect(waive(' ', true)).toBe('Say why it is waived.');
    expect(waive('Bought late', true)).toBeUndefined();
  });

  test('that waives an optional criterion, or meets a required one, needs neither', () => {
    const optional = aCriterion({ required: false, needsApproval: false });

    expect(whyNot({ state: 'waived', reason: '' }, optional, false)).toBeUndefined();
    expect(whyNot({ state: 'met', reason: '' }, aCriterion(), false)).toBeUndefined();
  });
});
