import { expect, test } from 'vitest';
import { nobodyIn } from '../../../../bot/rooms/rollout/turns/nobody-left.ts';
import { inWords } from '../../../support/in-words.ts';
import { anId, type CsvPerson } from '../../people/a-people-csv.ts';
import { aReorganisation } from './a-reorganisation.ts';

const ada: CsvPerson = { id: anId(1), upn: 'ada@contoso.example', group: 'Finance' };
const ben: CsvPerson = { id: anId(2), upn: 'ben@contoso.example', name: 'Ben Okafor', group: 'Sales' };
const groups = [
  { id: 'finance', name: 'Finance', people: 3, pilots: 1 },
  { id: 'sales', name: 'Sales', people: 0, pilots: 0 },
  { id: 'it', name: 'IT', people: 0, pilots: 2 },
];

test.each([
  ['finance', undefined],
  ['sales', 'Nobody is in Sales any more.'],
  ['it', 'Everybody in IT is in the pilot set now.'],
  ['legal', 'There is no business group "legal" any more.'],
  ['pilot', undefined],
])('of %s it says %j', (groupId, why) => {
  expect(inWords(nobodyIn(groups, groupId))).toBe(why);
});

test('a pilot set without people is nobody', () => {
  expect(inWords(nobodyIn([], 'pilot'))).toBe('Nobody is in the pilot set.');
});

test('the status keeps the row of a group in which nobody is left, and says what becomes of its waves', async () => {
  const { bring, status } = await aReorganisation();
  await bring('2026-08-01', ada, ben);
  await bring('2026-09-25', { ...ada, group: 'Sales' }, ben);

  const { rows } = await status();

  expect(rows.map(({ group, people, note }) => [group.name, people, note])).toEqual([
    ['Pilot set', 0, expect.stringContaining('Nobody is in the pilot set.')],
    [
      'Finance',
      0,
      'Nobody is in Finance any more. Whoever has started a wave finishes it. The other waves are for nobody.',
    ],
    ['Sales', 2, undefined],
  ]);
  expect(rows[1]?.waves).toHaveLength(3);
});
