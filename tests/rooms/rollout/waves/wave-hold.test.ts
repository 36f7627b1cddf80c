import { expect, test } from 'vitest';
import {
  heldBecause,
  type WaveHold,
  whyNotRelease,
  withHold,
} from '../../../../bot/rooms/rollout/waves/wave-hold.ts';
import { inWords } from '../../../support/in-words.ts';

const byLead: WaveHold = { id: 'lead', kind: 'lead', why: 'Printers fail.' };
const byGate: WaveHold = { id: 'gate', kind: 'gate', why: 'Too many issues.' };
const byIssue: WaveHold = { id: 'safeguard:7', kind: 'safeguard', why: 'Outlook does not start.' };

test('a wave held for several reasons says each of them once', () => {
  expect(inWords(heldBecause([byLead, byGate, { ...byIssue, why: byLead.why }]))).toBe(
    'Printers fail. Too many issues.',
  );
  expect(heldBecause([])).toBeNull();
});

test('holding again for the same cause replaces its reason and keeps the others', () => {
  const holds = withHold([byLead, byGate], { ...byLead, why: 'Scanners fail.' });

  expect(holds).toEqual([byGate, { ...byLead, why: 'Scanners fail.' }]);
});

test('a lead releases a hold by hand, and is told where the others are released', () => {
  expect(whyNotRelease([byGate, byLead])).toBeUndefined();
  expect(whyNotRelease([])).toBe('nothing');
  expect(whyNotRelease([byGate])).toBe('gate');
  expect(whyNotRelease([byIssue])).toBe('safeguard');
});
