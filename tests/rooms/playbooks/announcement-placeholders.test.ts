import { expect, test } from 'vitest';
import {
  fillPlaceholders,
  GROUP_PLACEHOLDERS,
  strangePlaceholders,
} from '../../../bot/rooms/playbooks/announcement-placeholders.ts';

const values = { group: 'Finance', phase: 'Identity', start: '14 January', end: '13 February' };

test('the values of the wave take the places that are left open', () => {
  const text = fillPlaceholders('{phase} for {group}: {start} to {end}, {phase}', values);

  expect(text).toBe('Identity for Finance: 14 January to 13 February, Identity');
});

test('a value that looks like a placeholder is not filled in again', () => {
  const text = fillPlaceholders('For {group}', { ...values, group: '{phase} $& team' });

  expect(text).toBe('For {phase} $& team');
});

test('a value that looks like somebody who is not named takes no line with it', () => {
  const text = fillPlaceholders('For {group}', { ...values, group: '{sponsor} team' });

  expect(text).toBe('For {sponsor} team');
});

test('other words in braces stay, and are named once', () => {
  expect(fillPlaceholders('{name} in {group}', values)).toBe('{name} in Finance');
  expect(strangePlaceholders('{name} {group} {name} { end }')).toEqual(['name', ' end ']);
});

test('what is strange depends on where the text stands', () => {
  expect(strangePlaceholders('{sponsor} {start} {group}')).toEqual([]);
  expect(strangePlaceholders('{sponsor} {start} {group}', GROUP_PLACEHOLDERS)).toEqual(['sponsor', 'start']);
});

test('people who carry the rollout are named', () => {
  const text = 'Questions? Ask {departmentLead} in {group}.\n\n{sponsor}, executive sponsor';

  const filled = fillPlaceholders(text, { ...values, departmentLead: 'Ada Novak', sponsor: 'Mara Vogt' });

  expect(filled).toBe('Questions? Ask Ada Novak in Finance.\n\nMara Vogt, executive sponsor');
});

test('a line with somebody whom nobody has named yet is left out, and no gap stays behind', () => {
  const text =
    'Hello,\n\nit starts on {start}.\n\nAsk {departmentLead}.\n\n- {champions} help\n- We help\n\n{sponsor}';

  expect(fillPlaceholders(text, values)).toBe('Hello,\n\nit starts on 14 January.\n\n- We help');
});
