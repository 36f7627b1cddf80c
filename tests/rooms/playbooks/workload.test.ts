import { expect, test } from 'vitest';
import { AnswerError } from '../../../bot/base/errors.ts';
import type { Problem } from '../../../bot/contract/common.ts';
import { problemOf } from '../../../bot/doors/http/problem.ts';
import { parsePlaybook } from '../../../bot/rooms/playbooks/parse-playbook.ts';
import type { WorkloadPlaybook } from '../../../bot/rooms/playbooks/playbook.ts';
import { anItOnlyPhase, aUserPhase, aWorkload } from '../../support/a-playbook.ts';

const { itPilot, members, scenarios, steps, technicalPlanning } = aWorkload();

/** What the server answers to a playbook that it does not take. */
function refusalOf(text: string): Problem {
  try {
    parsePlaybook(text);
  } catch (error) {
    if (error instanceof AnswerError) return problemOf(error);
    throw error;
  }
  throw new Error('the playbook was read, although it should be refused');
}

test('a workload without faults comes back as it was written', () => {
  const workload = aWorkload({ phases: [anItOnlyPhase(), aUserPhase()] });

  expect(parsePlaybook(JSON.stringify(workload))).toEqual(workload);
});

test.each<[string, Partial<WorkloadPlaybook>, string, RegExp]>([
  ['that stands on nothing', { needs: [] }, 'needs', /"identity"/],
  ['without a product', { products: [] }, 'products', /brings a product/],
  ['that moves nobody', { phases: [anItOnlyPhase()] }, 'phases', /moves people once/],
  [
    'that moves people twice',
    { phases: [aUserPhase(), aUserPhase({ id: 'again' })] },
    'phases',
    /moves people once/,
  ],
  ['without a stage', { steps: steps.slice(0, 2) }, 'steps', /no step in the stage "drive-value"/],
  ['with stages in another order', { steps: steps.toReversed() }, 'steps[1].stage', /a later stage/],
  ['that asks one side only', { members: { ...members, user: [] } }, 'members.user', /every side/],
  [
    'whose pilot practises an unknown scenario',
    { itPilot: { ...itPilot, scenario: 'lost' } },
    'itPilot.scenario',
    /no scenario "lost"; expected one of "write"/,
  ],
  ['with a repeated step', { steps: [...steps, ...steps.slice(2)] }, 'steps[3].id', /steps\[2\]\.id/],
  ['with a repeated scenario', { scenarios: [...scenarios, ...scenarios] }, 'scenarios[1].id', /taken/],
  [
    'with a repeated planning item',
    { technicalPlanning: [...technicalPlanning, ...technicalPlanning] },
    'technicalPlanning[1].id',
    /taken/,
  ],
  [
    'with a repeated exercise',
    { itPilot: { ...itPilot, exercises: [...itPilot.exercises, ...itPilot.exercises] } },
    'itPilot.exercises[1].id',
    /taken/,
  ],
])('a workload %s is refused and its place named', (_, changes, where, what) => {
  expect(refusalOf(JSON.stringify(aWorkload(changes))).faults).toEqual([
    { where, what: expect.stringMatching(what) },
  ]);
});

test('a foundation cannot have what only a workload has', () => {
  const text = JSON.stringify({ ...aWorkload(), kind: 'foundation' });

  expect(() => parsePlaybook(text)).toThrow(/has the unknown field "needs"/);
});
