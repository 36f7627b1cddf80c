import { expect, test } from 'vitest';
import { audienceInWords, whyNotAddress } from '../../../bot/announcing/audience/audience-rule.ts';
import type { AudienceRule } from '../../../bot/contract/composition.ts';
import { aCaller } from '../../support/builders.ts';

const ofAll = aCaller({ role: 'lead', leads: null });
const ofSales = aCaller({ role: 'lead', leads: ['sales'] });
const upper = (id: string) => id.toUpperCase();

test.each<[AudienceRule, string]>([
  [{ kind: 'wave', waveId: 'autumn.identity.sales' }, 'IDENTITY for SALES'],
  [{ kind: 'groups', groups: ['a', 'b', 'c', 'd', 'e'] }, 'A, B, C and 2 more'],
  [{ kind: 'pilot' }, 'Pilot set'],
  [{ kind: 'champions', groups: [] }, 'All champions'],
  [{ kind: 'champions', groups: ['a'] }, 'Champions of A'],
  [{ kind: 'role', role: 'member' }, 'All members'],
  [{ kind: 'everyone' }, 'Everyone'],
])('an audience is told in words: %o', (rule, words) => {
  const phaseOfWave = (waveId: string) => upper(waveId.split('.')[1] ?? '');

  expect(audienceInWords(rule, { groupOf: upper, phaseOfWave })).toBe(words);
});

test.each<[AudienceRule, boolean]>([
  [{ kind: 'wave', waveId: 'autumn.identity.sales' }, true],
  [{ kind: 'wave', waveId: 'autumn.identity.finance' }, false],
  [{ kind: 'wave', waveId: 'autumn.identity.pilot' }, false],
  [{ kind: 'groups', groups: ['sales'] }, true],
  [{ kind: 'groups', groups: ['sales', 'finance'] }, false],
  [{ kind: 'champions', groups: ['sales'] }, true],
  [{ kind: 'champions', groups: [] }, false],
  [{ kind: 'pilot' }, false],
  [{ kind: 'everyone' }, false],
  [{ kind: 'role', role: 'lead' }, false],
])('a lead of Sales addresses the people of Sales only: %o', (rule, may) => {
  expect(whyNotAddress(ofSales, rule, upper) === undefined).toBe(may);
  expect(whyNotAddress(ofAll, rule, upper)).toBeUndefined();
});

test('the groups that are not theirs are named', () => {
  const rule: AudienceRule = { kind: 'groups', groups: ['sales', 'finance', 'legal'] };

  expect(whyNotAddress(ofSales, rule, upper)).toContain('You do not lead FINANCE, LEGAL.');
});
