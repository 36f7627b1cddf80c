import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import type { PhaseStanding } from '../../../../bot/rooms/criteria/exit-criteria.ts';
import { keptStatus, withFigures } from '../../../../bot/rooms/overview/status/kept-status.ts';
import { type StatusFacts, statusHead, statusRows } from '../../../../bot/rooms/overview/status/status.ts';
import { aKeptWave, aRollout, aWave } from '../../../support/builders.ts';

const WAVE = aKeptWave(aWave('identity', 'finance', '2026-09-10', '2026-09-20'));
const FACTS: StatusFacts = {
  rollout: aRollout(),
  name: 'Autumn rollout',
  waves: [WAVE],
  groups: [{ id: 'finance', name: 'Finance', people: 10, pilots: 0 }],
  reached: new Map([[WAVE.id, 5]]),
  standing: new Map(),
  today: Temporal.PlainDate.from('2026-09-12'),
};
const CONFIGURED: PhaseStanding = {
  required: 0,
  requiredOpenBefore: 0,
  requiredOpenAfter: 0,
  ready: true,
  infrastructure: 'configured',
};

test('the same facts, read once more, give the same object', () => {
  const status = keptStatus(sayInEnglish);

  const first = status(FACTS);
  const again = status({ ...FACTS, rollout: aRollout(), today: Temporal.PlainDate.from('2026-09-12') });

  expect(again).toBe(first);
  expect(first).toEqual(inFull(FACTS));
});

test.each<[string, Partial<StatusFacts>]>([
  ['other waves', { waves: [{ ...WAVE, heldBecause: 'Printers fail.' }] }],
  ['other groups', { groups: [{ id: 'finance', name: 'Finance', people: 20, pilots: 0 }] }],
  ['other numbers of people reached', { reached: new Map([[WAVE.id, 6]]) }],
  ['another day', { today: Temporal.PlainDate.from('2026-09-20') }],
  ['another end of the rollout', { rollout: aRollout({ end: Temporal.PlainDate.from('2027-01-01') }) }],
  ['another name', { name: 'Autumn rollout (from 1 September 2026)' }],
  ['a phase that was configured', { standing: new Map([['identity', CONFIGURED]]) }],
])('%s: the status is worked out again', (_what, change) => {
  const status = keptStatus(sayInEnglish);
  const before = status(FACTS);

  const after = status({ ...FACTS, ...change });

  expect(after).toEqual(inFull({ ...FACTS, ...change }));
  expect(after).not.toEqual(before);
});

test('two rollouts do not take the place of each other', () => {
  const status = keptStatus(sayInEnglish);
  const other = { ...FACTS, rollout: aRollout({ id: 'winter', title: 'Winter rollout' }) };

  const first = status(FACTS);
  status(other);

  expect(status(FACTS)).toBe(first);
});

/** What a status is that nothing was kept for. */
function inFull(facts: StatusFacts) {
  const rows = statusRows(facts, sayInEnglish);
  return { rollout: withFigures(statusHead(facts, sayInEnglish), rows), rows };
}
