import { expect, test } from 'vitest';
import type { MyTurnView } from '../../../../../bot/contract/overview/my-rollout.ts';
import { myTurns, turnSentence, whatToDo } from '../../../../../tab/features/status/mine/my-turns.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';
import { aTurn } from './a-turn.ts';

const format = createFormat('en-GB');
const HELD = { why: 'Printers fail.', hears: "You'll hear as soon as it's decided." };

test('my turn is what is on', () => {
  expect(said('2027-01-10', aTurn({ state: 'complete' }), aTurn({ state: 'in-progress' }))).toBe(
    'It is your turn: Windows, for another 4 days.',
  );
});

test('of several that are on each is named', () => {
  const mail = aTurn({ state: 'in-progress', name: 'Exchange Online' });

  expect(said('2027-01-10', aTurn({ state: 'in-progress' }), mail)).toBe(
    'It is your turn: Windows and Exchange Online.',
  );
});

test('my turn is the next one when none is on', () => {
  expect(said('2026-12-10', aTurn({ state: 'complete' }), aTurn())).toBe(
    'Next for you: Windows, from 15 Dec 2026 (in 5 days).',
  );
});

test('what is on hold is told before what would come after it, and without its dates', () => {
  const held = aTurn({ state: 'held', held: HELD });

  expect(said('2026-12-10', held, aTurn({ start: '2027-02-01' }))).toBe(
    "Windows is on hold. You'll hear as soon as it's decided.",
  );
});

test('what comes before something on hold is told first', () => {
  const held = aTurn({ state: 'held', start: '2027-02-01', held: HELD });

  expect(said('2026-12-10', aTurn(), held)).toContain('Next for you: Windows, from 15 Dec 2026');
});

test('after the last one everything is done, unless something was missed', () => {
  const done = aTurn({ state: 'complete' });

  expect(said('2027-03-01', done)).toBe('You have everything. Nothing more is planned for you.');
  expect(turnSentence(myTurns([done]), '2027-03-01', true, format)).toBe('What was planned for you is over.');
});

test('without turns nothing is planned', () => {
  expect(said('2026-12-10')).toBe('Nothing is planned for you yet.');
});

test.each([
  ['soon', { start: '2026-12-15' }, '2026-11-17', 1],
  ['far away', { start: '2026-12-15' }, '2026-11-16', 0],
  ['on hold, whatever its date was', { state: 'held', start: '2027-12-15' }, '2026-11-16', 1],
  ['on', { state: 'in-progress', start: '2026-11-01' }, '2026-11-16', 1],
] as const)(
  'of a turn that is %s it is said what to do as far as it matters now',
  (_, turn, today, lines) => {
    expect(whatToDo(aTurn({ ...turn, toDo: ['Charge your phone.'] }), today)).toHaveLength(lines);
  },
);

function said(today: string, ...turns: MyTurnView[]): string {
  return turnSentence(myTurns(turns), today, false, format);
}
