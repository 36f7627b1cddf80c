import { expect, test } from 'vitest';
import {
  fillPlaceholders,
  strangePlaceholders,
} from '../../../bot/rollout/playbooks/announcement-placeholders.ts';

const values = { group: 'Finance', phase: 'Identity', start: '14 January', end: '13 February' };

test('the values of the wave take the places that are left open', () => {
  const text = fillPlaceholders('{phase} for {group}: {start} to {end}, {phase}', values);

  expect(text).toBe('Identity for Finance: 14 January to 13 February, Identity');
});

test('a value that looks like a placeholder is not filled in again', () => {
  const text = fillPlaceholders('For {group}', { ...values, group: '{phase} $& team' });

  expect(text).toBe('For {phase} $& team');
});

test('other words in braces stay, and are named once', () => {
  expect(fillPlaceholders('{name} in {group}', values)).toBe('{name} in Finance');
  expect(strangePlaceholders('{name} {group} {name} { end }')).toEqual(['name', ' end ']);
});
