import { expect, test } from 'vitest';
import { draftOfCopy } from '../../../../tab/features/plan/draft-of-copy.ts';
import { settingsOf } from '../../../../tab/features/plan/plan-draft.ts';

const planning = {
  today: '2026-12-01',
  rules: { collisions: 'warn' as const },
  rulesSeen: 0,
  strategies: [],
  groups: ['finance', 'hr', 'sales'].map((id) => ({ group: { id, name: id.toUpperCase() }, people: 10 })),
  playbooks: [],
};
const settings = {
  segment: { months: 1 },
  userSegments: 3,
  groupWeights: { sales: 2 },
  workingDaysOnly: true,
  freezes: [{ name: 'Holidays', from: '2026-12-20', to: '2027-01-02' }],
};
const copy = {
  id: 'autumn-copy',
  title: 'Autumn (copy)',
  playbookId: 'foundation',
  strategy: 'serial' as const,
  groups: ['sales', 'finance'],
  settings,
};

test('a copied plan has the groups of the other one in their order, and leaves the start open', () => {
  const draft = draftOfCopy(planning, copy);

  expect(draft.groups.map(({ id, taken }) => [id, taken])).toEqual([
    ['sales', true],
    ['finance', true],
    ['hr', false],
  ]);
  expect([draft.title, draft.strategy, draft.start]).toEqual(['Autumn (copy)', 'serial', '']);
});

test('what was set for the other one is what the copy is planned with', () => {
  expect(settingsOf(draftOfCopy(planning, copy), 'foundation')).toEqual(settings);
});
