import { expect, test } from 'vitest';
import { defaultDraft } from '../../../bot/rooms/announcements/default-draft.ts';
import type { TeamWords } from '../../../bot/rooms/crew/team-words.ts';
import { aUserPhase } from '../../support/a-playbook.ts';
import { aWave } from '../../support/builders.ts';

const TEXT = 'From {start} to {end}.\n\nAsk {departmentLead} in {group}.\n\n{sponsor}, executive sponsor';

test('a draft says from when to when, and names the people who are named', () => {
  const { text } = draftOf(TEXT, { departmentLead: 'Ada', sponsor: 'Mara' });

  expect(text).toBe(
    'From Thursday, 1 October 2026 to Saturday, 31 October 2026.\n\nAsk Ada in Finance.\n\nMara, executive sponsor',
  );
});

test('while nobody is named the draft says nothing of them', () => {
  expect(draftOf(TEXT, {}).text).toBe('From Thursday, 1 October 2026 to Saturday, 31 October 2026.');
});

test('a text of which nothing is left says what changes', () => {
  expect(draftOf('Ask {departmentLead}.', {}).text).toBe('I approve my sign-in.');
});

function draftOf(text: string, team: TeamWords) {
  const planned = aWave('identity', 'finance', '2026-10-01', '2026-11-01');
  const wave = {
    ...planned,
    id: 'autumn.identity.finance',
    rolloutId: 'autumn',
    heldBecause: null,
    gate: 'none' as const,
    cancelled: null,
    holds: [],
  };
  const phase = aUserPhase({ announcements: [{ offsetDays: -7, title: '{phase}', text }] });
  return defaultDraft({ wave, phase, groupName: 'Finance', team });
}
