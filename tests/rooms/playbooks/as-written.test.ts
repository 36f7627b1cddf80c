import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AnswerError } from '../../../bot/base/errors.ts';
import { parsePlaybookFile } from '../../../bot/rooms/playbooks/parse-playbook-file.ts';
import { shippedPlaybooks } from '../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { aCriterion, anItOnlyPhase, aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { inWords } from '../../support/in-words.ts';

test('what was written is quoted, not what YAML made of it, and quotes are advised where they are the mend', () => {
  expect(faultsOf('yaml-typing.yaml')).toEqual([
    'line 3, id: is 0012 without quotes, so it isn\'t read as text; put it in quotes: "0012"',
    'line 4, name: is 1.10 without quotes, so it isn\'t read as text; put it in quotes: "1.10"',
    'line 6, defaults.segmentDays: is the text "1_000"; expected a number',
    'line 6, defaults.pilotSegments: is .5; expected a whole number',
    'line 6, defaults.userSegments: is 030; expected at most 24',
    'line 12, phases[0].goal: is ~ without quotes, so it isn\'t read as text; put it in quotes: "~"',
    'line 13, phases[0].rolloutAction: is 4225332e178 without quotes, so it isn\'t read as text; put it in quotes: "4225332e178"',
    'line 14, phases[0].userStatement: is null without quotes, so it isn\'t read as text; put it in quotes: "null"',
    'line 20, phases[0].announcements[0].text: is true without quotes, so it isn\'t read as text; put it in quotes: "true"',
  ]);
});

test('text stays text, whatever it looks like', () => {
  const faults = faultsOf('yaml-typing.yaml').join('\n');

  for (const place of ['summary', 'aliases', 'phases[0].name', 'title']) expect(faults).not.toContain(place);
});

test('both lines of a doubled key are named, with the key', () => {
  expect(faultsOf('duplicate-key.yaml')).toEqual([
    'line 6: has the field "days", which is already on line 5; expected each field once',
    'line 7: has the field "name", which is already on line 1; expected each field once',
  ]);
});

const late = aCriterion({ id: 'used', timing: 'after-rollout' });

test.each([
  [
    'that says so in its title',
    aCriterion({ id: 'tried', title: 'The pilot is through' }),
    'line 30, phases[0].exitCriteria[0].timing: "The pilot is through" asks that the pilot is over',
  ],
  [
    'that says so in its detail',
    aCriterion({ detail: 'All is set up. The pilot finished its exercises.' }),
    'asks that the pilot is over',
  ],
  ['that is called so', aCriterion({ id: 'mail-pilot-done' }), 'asks that the pilot is over'],
  ['that is the same as a later one', aCriterion({ sameAs: 'used' }), 'is "used", which is due later'],
])('a criterion %s, due before the pilot, is a circle', (_how, criterion, told) => {
  const playbook = aPlaybook({ phases: [aUserPhase({ exitCriteria: [criterion, late] })] });

  expect(faultsIn('own.json', JSON.stringify(playbook, null, 1)).join('\n')).toContain(told);
});

test.each([
  ['is due before the first group', aUserPhase({ exitCriteria: [circle({ timing: 'before-first-group' })] })],
  ['is of a phase without a pilot', anItOnlyPhase({ exitCriteria: [circle({})] })],
  [
    'only speaks of the pilot',
    aUserPhase({
      exitCriteria: [aCriterion({ detail: 'Three scenarios at the most are set for the pilot.' })],
    }),
  ],
])('a criterion that %s is none', (_how, phase) => {
  const playbook = aPlaybook({ phases: [phase, aUserPhase({ id: 'other' })] });

  expect(faultsIn('own.json', JSON.stringify(playbook))).toEqual([]);
});

test('no playbook that comes with the product has a circle', () => {
  const faults = shippedPlaybooks().flatMap((playbook) => faultsIn('own.json', JSON.stringify(playbook)));

  expect(faults).toEqual([]);
});

function circle(changes: Partial<ReturnType<typeof aCriterion>>) {
  return aCriterion({ title: 'The pilot is through', ...changes });
}

function faultsOf(file: string): string[] {
  return faultsIn(file, readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8'));
}

/** Each with its line and place, without the name of the file. */
function faultsIn(name: string, text: string): string[] {
  try {
    parsePlaybookFile(name, text);
    return [];
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return error.faults.map(({ where, what }) =>
      `${inWords(where)}: ${inWords(what)}`.replace(`${name}, `, ''),
    );
  }
}
