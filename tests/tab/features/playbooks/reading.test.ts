import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { AnswerError } from '../../../../bot/base/errors.ts';
import { problemOf } from '../../../../bot/doors/http/problem.ts';
import { parsePlaybookFile } from '../../../../bot/rooms/playbooks/parse-playbook-file.ts';
import { presentInFull } from '../../../../bot/rooms/playbooks/present-playbook.ts';
import { ProblemError } from '../../../../tab/api/problem-error.ts';
import { asksToReplace, faultRows, moreFaults } from '../../../../tab/features/playbooks/faults.ts';
import {
  byDay,
  criteriaWords,
  dayWords,
  fileOf,
  lengthWords,
  needWords,
  stepsByStage,
} from '../../../../tab/features/playbooks/reading.ts';
import { screensOf } from '../../../../tab/shell/screens.ts';
import { aPlaybook, aWorkload } from '../../../support/a-playbook.ts';

const CRITERION = {
  id: 'ready',
  title: 'Ready',
  detail: 'It is.',
  required: true,
  requiredWhen: 'always',
  timing: 'before-rollout',
  checkWhere: 'There.',
} as const;

/** The answer to a file, as the server gives it and the tab reads it. */
function refusal(name: string, text: string): ProblemError {
  try {
    parsePlaybookFile(name, text);
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    const { status, code, detail, faults } = problemOf(error);
    return new ProblemError(status, code, detail, faults);
  }
  throw new Error('the file was read, although it should be refused');
}

test('each fault of a file has its line and its place', () => {
  const text = stringify(aPlaybook()).replace('segmentDays: 30', 'segmentDays: 0').replace('For tests.', '');

  const rows = faultRows(refusal('own, new.yaml', text), 'own, new.yaml');

  expect(rows).toEqual([
    { line: 4, place: 'summary', what: expect.any(String) },
    { line: 7, place: 'defaults.segmentDays', what: 'is 0; expected at least 1' },
  ]);
});

test('broken syntax has a line and no place, a wrong kind of file neither', () => {
  const broken = faultRows(refusal('own.yaml', 'kind: [\n'), 'own.yaml');
  const strange = faultRows(refusal('own.docx', 'kind: foundation'), 'own.docx');

  expect(broken).toEqual([{ line: expect.any(Number), place: '', what: expect.any(String) }]);
  expect(strange).toEqual([{ line: null, place: '', what: expect.stringContaining('.yaml') }]);
});

test('faults that the answer only counts are counted', () => {
  const phases = Array.from({ length: 60 }, () => ({ audience: 'everybody' }));
  const problem = refusal('own.json', JSON.stringify({ ...aPlaybook(), phases }));

  expect([faultRows(problem, 'own.json').length, moreFaults(problem)]).toEqual([50, 10]);
});

test('only a playbook that is there already asks whether to replace it', () => {
  const errors = ['playbook-exists', 'playbook-in-use', 'playbook-shipped'].map(
    (code) => new ProblemError(409, code, 'No.'),
  );

  expect([...errors, new TypeError('offline')].map(asksToReplace)).toEqual([true, false, false, false]);
});

test('announcements stand in the order in which people get them, with their day in words', () => {
  const days = [3, -7, 0, -1].map((offsetDays) => ({ offsetDays, title: 't', text: 't' }));

  expect(byDay(days).map(({ offsetDays }) => dayWords(offsetDays))).toEqual([
    '7 days before the wave starts',
    '1 day before the wave starts',
    'On the first day of the wave',
    '3 days after the wave starts',
  ]);
});

test('a criterion says whether it is needed, and in which situation', () => {
  const words = [
    CRITERION,
    { ...CRITERION, requiredWhen: 'hybrid-identity' },
    { ...CRITERION, required: false, requiredWhen: null },
  ].map(needWords);

  expect(words).toEqual(['Required', 'Required where it applies: hybrid identity', 'Optional']);
});

test('a phase says how many criteria it has of either kind', () => {
  const optional = { ...CRITERION, required: false, requiredWhen: null };

  const words = [[], [CRITERION], [optional, optional], [CRITERION, optional]].map((exitCriteria) =>
    criteriaWords({ exitCriteria }),
  );

  expect(words).toEqual([
    ['no exit criteria'],
    ['1 required exit criterion'],
    ['2 optional exit criteria'],
    ['1 required', '1 optional exit criterion'],
  ]);
});

test('the steps of a workload stand by stage', () => {
  const stages = stepsByStage(aWorkload().steps);

  expect(stages.map(({ name, steps }) => [name, steps.map(({ id }) => id)])).toEqual([
    ['Envision', ['members']],
    ['Onboard', ['try']],
    ['Drive value', ['rest']],
  ]);
});

test('usual lengths are said in days, with the first group for a workload', () => {
  const told = [aPlaybook(), aWorkload()].map((playbook) =>
    lengthWords(presentInFull({ source: 'shipped', playbook }, undefined, true).playbook),
  );

  expect(told).toEqual([
    'Pilot 30 days, all groups 60 days in each phase',
    'Pilot 30 days, first group 30 days, the other groups 60 days',
  ]);
});

test('a downloaded playbook can be uploaded as it is', () => {
  const { playbook } = presentInFull({ source: 'shipped', playbook: aWorkload() }, undefined, true);

  const file = fileOf(playbook);

  expect(parsePlaybookFile(file.name, file.text)).toEqual(aWorkload());
});

test('only a lead has the Playbooks screen', () => {
  const withPlaybooks = (['lead', 'champion', 'member'] as const).filter((role) =>
    screensOf(role).some((screen) => screen.path === 'playbooks'),
  );

  expect(withPlaybooks).toEqual(['lead']);
});
