import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { cardOf } from '../../../../bot/rooms/announcements/cards/card-of.ts';
import type { Wave } from '../../../../bot/rooms/rollout/waves/rollout.ts';
import { aUserPhase } from '../../../support/a-playbook.ts';
import { aKeptWave, aRollout, aWave } from '../../../support/builders.ts';
import { anAnnouncement } from '../writing/an-announcements-room.ts';

const receipt = { announcementId: randomUUID(), chunk: 0 };

test('the card that people have says that its wave is on hold, and no date', () => {
  const held = whenOn({ heldBecause: 'Printers fail.' }, { receipt });
  const going = whenOn({ heldBecause: null }, { receipt });

  expect(held).toBe('On hold. The new date is not set yet.');
  expect(going).toContain('September 2026');
});

test('whoever writes the announcement sees the dates of the plan', () => {
  expect(whenOn({ heldBecause: 'Printers fail.' })).toContain('September 2026');
});

/** What the card says under "When". */
function whenOn(changes: Pick<Wave, 'heldBecause'>, choices: Parameters<typeof cardOf>[4] = {}) {
  const wave = { ...aKeptWave(aWave('identity', 'finance', '2026-09-11', '2026-09-21')), ...changes };
  const scene = { wave, phase: aUserPhase(), rollout: aRollout(), publicUrl: null };
  const recipient = { name: undefined, locale: 'en-GB', group: 'Finance', team: {}, lead: 'Lea Lead' };
  const card = cardOf(anAnnouncement(), scene, 'en', recipient, choices);
  return /"title":"When","value":"([^"]+)"/.exec(JSON.stringify(card))?.[1];
}
