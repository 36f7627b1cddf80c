import { expect, test } from 'vitest';
import { parsePlaybook } from '../../../bot/rooms/playbooks/parse-playbook.ts';
import { type ExitCriterion, userPhases } from '../../../bot/rooms/playbooks/playbook.ts';
import { anItOnlyPhase, aPlaybook, aUserPhase } from '../../support/a-playbook.ts';

const criterion: ExitCriterion = {
  id: 'id-accounts',
  title: 'Accounts exist',
  detail: 'Everybody has one.',
  required: true,
  requiredWhen: 'always',
  timing: 'before-rollout',
  checkWhere: 'Admin center',
};
const link = { id: 'intro', title: 'Intro', url: 'https://learn.microsoft.com/', minutes: 5 };

test('a playbook without faults comes back as it was written', () => {
  const playbook = aPlaybook({ phases: [anItOnlyPhase(), aUserPhase({ exitCriteria: [criterion] })] });

  expect(parsePlaybook(JSON.stringify(playbook))).toEqual(playbook);
});

test('steps may be left out', () => {
  const { steps: _, ...phase } = aUserPhase();

  const playbook = parsePlaybook(JSON.stringify({ ...aPlaybook(), phases: [phase] }));

  expect(playbook.phases[0]?.steps).toEqual([]);
});

test('only phases for users have waves', () => {
  expect(userPhases(aPlaybook()).map((phase) => phase.id)).toEqual(['identity']);
});

test('text that is not JSON is said to be so', () => {
  expect(() => parsePlaybook('{"id": ')).toThrow(/the playbook: isn't JSON/);
});

test('something else than an object is named as a whole', () => {
  expect(() => parsePlaybook('[]')).toThrow(/the playbook: /);
});

test('every fault is named with its place at once', () => {
  const text = JSON.stringify({
    ...aPlaybook(),
    id: 'Not A Slug',
    phases: [aUserPhase({ training: [{ ...link, url: 'http://plain.example' }] }), aUserPhase({ name: '' })],
  });

  expect(() => parsePlaybook(text)).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      code: 'playbook-invalid',
      faults: [
        { where: 'id', what: { id: 'common.slug' } },
        { where: 'phases[0].training[0].url', what: { id: 'common.not-https' } },
        { where: 'phases[1].name', what: { id: 'common.is-empty' } },
      ],
    }),
  );
});

test.each([
  ['a repeated phase id', [aUserPhase(), aUserPhase()], 'phases[1].id'],
  [
    'an exit criterion repeated in another phase',
    [anItOnlyPhase({ exitCriteria: [criterion] }), aUserPhase({ exitCriteria: [criterion] })],
    'phases[1].exitCriteria[0].id',
  ],
  ['a repeated training item', [aUserPhase({ training: [link, link] })], 'phases[0].training[1].id'],
  [
    'a criterion that is the same as one that does not exist',
    [aUserPhase({ exitCriteria: [{ ...criterion, sameAs: 'lost' }] })],
    'phases[0].exitCriteria[0].sameAs',
  ],
  [
    'a required criterion that does not say when',
    [aUserPhase({ exitCriteria: [{ ...criterion, requiredWhen: null }] })],
    'phases[0].exitCriteria[0].requiredWhen',
  ],
  ['a phase called pilot', [aUserPhase({ id: 'pilot' })], 'phases[0].id'],
  [
    'a placeholder that nothing fills in',
    [aUserPhase({ announcements: [{ offsetDays: -7, title: 'Hello', text: 'Dear {name}' }] })],
    'phases[0].announcements[0].text',
  ],
  ['a users phase that tells nobody', [aUserPhase({ announcements: [] })], 'phases[0].announcements'],
  [
    'an it-only phase that asks people for something',
    [anItOnlyPhase({ prework: ['x'] })],
    'phases[0].prework',
  ],
  ['a misspelt field', [{ ...aUserPhase(), preworks: [] }], 'phases[0]'],
  ['an unknown audience', [{ ...aUserPhase(), audience: 'everyone' }], 'phases[0].audience'],
  ['no phase at all', [], 'phases'],
])('%s is refused and its place named', (_, phases, where) => {
  const text = JSON.stringify({ ...aPlaybook(), phases });

  expect(() => parsePlaybook(text)).toThrow(
    expect.objectContaining({ faults: [expect.objectContaining({ where })] }),
  );
});
