import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { AnswerError } from '../../../bot/base/errors.ts';
import { parsePlaybookFile } from '../../../bot/rooms/playbooks/parse-playbook-file.ts';
import { aPlaybook, aUserPhase, aWorkload } from '../../support/a-playbook.ts';
import { inWords } from '../../support/in-words.ts';

const yaml = `kind: foundation
id: small
name: Small playbook
summary: For tests.
defaults: { segmentDays: 30, pilotSegments: 1, userSegments: 2 }
phases:
  - id: sign-in
    name: Sign-in
    aliases: []
    audience: users
    goal: Safe sign-in.
    rolloutAction: Add the accounts to the group.
    addedTo: Sign-in - {group}
    userStatement: I approve my sign-in.
    prework: []
    exitCriteria: []
    announcements:
      - offsetDays: -7
        title: Sign-in changes
        text: From {start} on.
    training:
      - { id: intro, title: Intro, url: 'https://learn.microsoft.com/', minutes: 5 }
      - { id: more, title: More, url: 'https://learn.microsoft.com/', minutes: 5 }
`;
const json = JSON.stringify(aPlaybook({ phases: [aUserPhase()] }), null, 2);

function refusalOf(name: string, text: string): AnswerError {
  try {
    parsePlaybookFile(name, text);
  } catch (error) {
    return error as AnswerError;
  }
  throw new Error('the file was read, although it should be refused');
}

/** The number of the first line that has this text in it. */
function lineWith(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
}

test('a playbook in YAML is read', () => {
  const playbook = parsePlaybookFile('small.yaml', yaml);

  expect(playbook.phases[0]).toMatchObject({ id: 'sign-in', addedTo: 'Sign-in - {group}' });
});

test.each([
  ['JSON', 'mail.json', JSON.stringify(aWorkload(), null, '\t')],
  ['JSON on one line', 'mail.json', JSON.stringify(aWorkload())],
  ['JSON with a byte order mark', 'mail.JSON', `\ufeff${JSON.stringify(aWorkload(), null, 2)}`],
  ['YAML', 'mail.yml', stringify(aWorkload())],
])('a workload in %s comes back as it was written', (_, name, text) => {
  expect(parsePlaybookFile(name, text)).toEqual(aWorkload());
});

test.each([
  ['YAML with other indentation', 'a.yaml', yaml.replace('    name:', '   name:'), 8],
  ['YAML with a tab', 'a.yaml', yaml.replace('    name:', '\tname:'), 8],
  ['a field named twice in YAML', 'a.yaml', yaml.replace('summary:', 'name:'), 4],
  ['JSON without a comma', 'a.json', json.replace('"small",', '"small"'), lineWith(json, '"small"') + 1],
  ['JSON that breaks off', 'a.json', json.slice(0, -3), json.split('\n').length - 1],
  ['a field named twice in JSON', 'a.json', json.replace('"summary"', '"name"'), lineWith(json, '"summary"')],
  ['a second document', 'a.yaml', `${yaml}---\n${yaml}`, yaml.split('\n').length],
])('%s is answered with the line', (_, name, text, line) => {
  const { faults } = refusalOf(name, text);

  expect(inWords(faults)).toEqual([{ where: `${name}, line ${line}`, what: expect.any(String) }]);
});

test.each([
  [
    'a wrong type in YAML',
    'a.yaml',
    yaml.replace('minutes: 5', 'minutes: five'),
    'line 22, phases[0].training[0].minutes',
    'is the text "five"; expected a number',
  ],
  [
    'a wrong type in JSON',
    'a.json',
    json.replace('"For tests."', '7'),
    `line ${lineWith(json, '"summary"')}, summary`,
    'is 7; expected text',
  ],
  [
    'a number out of range',
    'a.yaml',
    yaml.replace('segmentDays: 30', 'segmentDays: 0'),
    'line 5, defaults.segmentDays',
    'is 0; expected at least 1',
  ],
  [
    'an unknown value',
    'a.yaml',
    yaml.replace('audience: users', 'audience: everybody'),
    'line 10, phases[0].audience',
    'is the text "everybody"; expected one of "it-only", "users"',
  ],
  [
    'an unknown key in YAML',
    'a.yaml',
    yaml.replace('        title: Sign-in', '        headline: Hello\n        title: Sign-in'),
    'line 19, phases[0].announcements[0]',
    'has the unknown field "headline"; expected only audience, offsetDays, title, text',
  ],
  [
    'an unknown key in JSON',
    'a.json',
    json.replace('  "id": "small"', '  "icon": "x",\n  "id": "small"'),
    `line ${lineWith(json, '"small"')}, the playbook`,
    expect.stringContaining('has the unknown field "icon"; expected only $schema, id, name'),
  ],
  [
    'a missing field, at what it is missing from',
    'a.yaml',
    yaml.replace('    name: Sign-in\n', ''),
    'line 7, phases[0].name',
    'is missing; expected text',
  ],
  [
    'a repeated id, at the second one',
    'a.yaml',
    yaml.replace('id: more', 'id: intro'),
    'line 23, phases[0].training[1].id',
    '"intro" is already taken by phases[0].training[0].id',
  ],
  [
    'a placeholder that nothing fills in',
    'a.yaml',
    yaml.replace('- {group}', '- {region}'),
    'line 13, phases[0].addedTo',
    'has the placeholder {region}, which nothing fills in',
  ],
  [
    'a file without a kind',
    'a.yaml',
    yaml.replace('kind: foundation\n', ''),
    'line 1, kind',
    expect.stringMatching(/^is missing; expected one of/),
  ],
  ['an empty file', 'a.yaml', '', 'line 1, the playbook', 'is empty (null); expected fields with names'],
  ['a list', 'a.json', '\n[]', 'line 2, the playbook', 'is a list; expected fields with names'],
])('%s is answered with line, place and what was expected', (_, name, text, where, what) => {
  const { code, message, faults } = refusalOf(name, text);

  expect(code).toBe('playbook-invalid');
  expect(inWords(faults)).toEqual([{ where: `${name}, ${where}`, what }]);
  expect(message).toContain(`${name} can't be used:\n  - ${name}, line `);
});

test('a repeated id in JSON is named at the second one', () => {
  const text = JSON.stringify(aPlaybook({ phases: [aUserPhase(), aUserPhase()] }), null, 2);
  const second = text.split('\n').findLastIndex((line) => line.includes('"id": "identity"')) + 1;

  const { faults } = refusalOf('a.json', text);

  expect(inWords(faults[0]?.where)).toBe(`a.json, line ${second}, phases[1].id`);
});

test('a fault in what an alias stands for is named where it is written', () => {
  const text = yaml.replace('aliases: []', 'aliases: &names [5]').replace('prework: []', 'prework: *names');

  const { faults } = refusalOf('a.yaml', text);

  expect(inWords(faults.map(({ where }) => where))).toEqual([
    'a.yaml, line 9, phases[0].aliases[0]',
    'a.yaml, line 9, phases[0].prework[0]',
  ]);
});

test('an alias that stands for nothing is refused', () => {
  const { faults } = refusalOf('a.yaml', yaml.replace('prework: []', 'prework: *lost'));

  expect(inWords(faults[0]?.what)).toMatch(/lost/);
});

test('a small file that would unfold into a huge one is refused', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);

  const { kind } = refusalOf('a.yaml', ['a0: &a0 [lol]', ...laughs].join('\n'));

  expect(kind).toBe('invalid');
});

test('another kind of file is named by what was expected', () => {
  const { faults } = refusalOf('plan.xlsx', 'PK');

  expect(inWords(faults[0]?.what)).toMatch(/expected a name ending in \.json, \.yaml or \.yml/);
});

test('of a file with hundreds of faults the first fifty are named', () => {
  const training = Array.from({ length: 300 }, () => '      - 1').join('\n');

  const { faults, message } = refusalOf('a.yaml', `${yaml}${training}\n`);

  expect(faults).toHaveLength(50);
  expect(message).toMatch(/and 250 more$/);
});
