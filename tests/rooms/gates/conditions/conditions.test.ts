import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import type { ConditionId } from '../../../../bot/contract/gates/gate-conditions.ts';
import type { GateLimits } from '../../../../bot/contract/gates/gate-limits.ts';
import { evaluate } from '../../../../bot/rooms/gates/conditions/conditions.ts';
import type { GateFacts, PreviousFacts } from '../../../../bot/rooms/gates/facts/gate-facts.ts';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import { presentCondition } from '../../../../bot/rooms/gates/present-gate.ts';
import { nameOfWave, someFacts, somePrevious } from '../some-facts.ts';

test('a gate passes with the default limits when all is well', () => {
  const { conditions, verdict } = evaluate(someFacts(), DEFAULT_LIMITS);

  expect(verdict).toBe('pass');
  expect(conditions.map(({ id, value, limit }) => [id, value, limit])).toEqual([
    ['criteria', 0, null],
    ['reach', 90, 80],
    ['issue-rate', 2.2, 5],
    ['blockers', 0, 0],
    ['adoption', 75, 50],
    ['champions', 1.5, 1],
    ['data-age', 3, 10],
    ['soak', 10, 5],
  ]);
});

test('the first wave is not asked what only a wave before it could tell', () => {
  const { conditions, notAsked, verdict } = evaluate(someFacts({ previous: null }), DEFAULT_LIMITS);

  expect(verdict).toBe('pass');
  expect(conditions.map(({ id }) => id)).toEqual(['criteria', 'champions', 'data-age']);
  expect(notAsked.find(({ id }) => id === 'reach')?.reason).toEqual({ id: 'gates.first-wave' });
});

test('an open criterion is named, with what to do', () => {
  const open = [
    { id: 'admins', title: 'Dedicated admin accounts' },
    { id: 'mfa', title: 'Second factor' },
  ];

  expect(ask('criteria', { criteria: { required: 3, open } })).toMatchObject({
    outcome: 'fail',
    value: 2,
    limit: null,
    rows: [
      { id: 'admins', name: 'Dedicated admin accounts' },
      { id: 'mfa', name: 'Second factor' },
    ],
    why: '"Dedicated admin accounts" and 1 more of 3 required before this wave are still open. Meet them, or have an approver waive them.',
  });
});

test('a needed phase of the foundation that is not done fails, and one that nobody knows of is inconclusive', () => {
  const identity = { phaseId: 'identity', name: 'Identity', why: 'Identity ends on 1 October.' };

  expect(ask('foundation', { foundation: [{ ...identity, done: false }] })).toMatchObject({
    outcome: 'fail',
    why: 'Identity ends on 1 October.',
    rows: [{ id: 'identity', name: 'Identity' }],
  });
  expect(ask('foundation', { foundation: [{ ...identity, done: null }] }).outcome).toBe('inconclusive');
  expect(ask('foundation', { foundation: [{ ...identity, done: true }] }).why).toBe('Done: Identity.');
});

test('a value at its limit passes, as it is shown', () => {
  // 79.96 %, which people see as 80.
  const reach = { announcements: ['a1'], sent: 1999, countedAt: '2026-09-16T08:00:00.000Z' };
  const waves = [{ id: 'w', name: 'W', start: '2026-09-15', people: 2500 }];

  expect(askPrevious('reach', { reach, waves })).toMatchObject({ value: 80, outcome: 'pass' });
});

test('too few people tell nothing', () => {
  const few = { announcements: ['a1'], sent: 4, countedAt: '2026-09-16T08:00:00.000Z' };
  const waves = [{ id: 'w', name: 'W', start: '2026-09-15', people: 4 }];
  const adoption = { enabled: 4, active: 4, reportDate: '2026-09-15' };

  expect(askPrevious('reach', { reach: few, waves }).outcome).toBe('inconclusive');
  expect(askPrevious('issue-rate', { reach: few, issues: [1, 2, 3] }).outcome).toBe('inconclusive');
  expect(askPrevious('adoption', { adoption }).outcome).toBe('inconclusive');
  expect(
    askPrevious('satisfaction', { satisfaction: { answers: 4, mean: 5 } }, { satisfaction: 4 }).outcome,
  ).toBe('inconclusive');
});

test('people with an issue are counted per 100 reached, not per 100 in the wave', () => {
  const reach = { announcements: ['a1'], sent: 50, countedAt: '2026-09-16T08:00:00.000Z' };

  expect(askPrevious('issue-rate', { reach, issues: [1, 2, 3] })).toMatchObject({
    outcome: 'fail',
    value: 6,
    rows: ['1', '2', '3'].map((id) => ({ id, name: null })),
    asOf: '2026-09-18',
  });
});

test('fewer people than the minimum never fail the rate', () => {
  const reach = { announcements: ['a1'], sent: 10, countedAt: '2026-09-16T08:00:00.000Z' };

  expect(askPrevious('issue-rate', { reach, issues: [1, 2] })).toMatchObject({ outcome: 'pass', value: 20 });
  expect(askPrevious('issue-rate', { reach, issues: [1, 2, 3] }).outcome).toBe('fail');
});

test('an issue that stops somebody from working fails, and is named', () => {
  const facts = { byPerson: [[4], [7]], blockers: [{ number: 7, confirmed: false }] };

  expect(askPrevious('blockers', facts)).toMatchObject({
    outcome: 'fail',
    rows: [{ id: '7', name: null }],
    why: '1 issue stops 1 person from working: #7. Solve it first.',
  });
});

test('eight issues of one person are one person', () => {
  const issues = [1, 2, 3, 4, 5, 6, 7, 8];
  const reach = { announcements: ['a1'], sent: 10, countedAt: '2026-09-16T08:00:00.000Z' };

  expect(askPrevious('issue-rate', { reach, issues, byPerson: [issues] })).toMatchObject({
    outcome: 'pass',
    value: 10,
    why: '1 of 10 people reached has an open issue (10 per 100, 8 reports). It takes at least 3 people to stop a wave. 8 of the reports are from one person. Whoever sends many within an hour has to wait.',
  });
});

test('two people with three issues that stop them from working are two', () => {
  const blockers = [1, 2, 3].map((number) => ({ number, confirmed: false }));
  const facts = { issues: [1, 2, 3], byPerson: [[1, 3], [2]], blockers };

  expect(askPrevious('blockers', facts, { blockers: 2 })).toMatchObject({
    outcome: 'pass',
    value: 2,
    why: '3 issues stop 2 people from working: #1, #2, #3.',
  });
});

test('facts of before, which do not tell whose issues they are, are judged and told as they were', () => {
  const reach = { announcements: ['a1'], sent: 10, countedAt: '2026-09-16T08:00:00.000Z' };
  const blockers = [{ number: 7, confirmed: false }];

  expect(askPrevious('issue-rate', { reach, issues: [7] }, { minIssues: 1 })).toMatchObject({
    outcome: 'fail',
    why: '1 issue from 10 people reached (10 per 100), but the limit is at most 5. Find out what they have in common before more people get it.',
  });
  expect(askPrevious('issue-rate', { reach, issues: [4, 7] }).why).toBe(
    "2 issues from 10 people reached (20 per 100). That's fewer than 3 issues, which don't stop a wave.",
  );
  expect(askPrevious('blockers', { blockers })).toMatchObject({
    unit: 'count',
    why: '1 issue stops people from working: #7. Solve it first.',
  });
});

test('usage that is too old fails the age and makes adoption inconclusive', () => {
  const facts = { today: '2026-09-30', usage: { reportDate: '2026-09-15' } };

  expect(ask('data-age', facts)).toMatchObject({ outcome: 'fail', value: 15, asOf: '2026-09-15' });
  expect(ask('adoption', facts)).toMatchObject({ outcome: 'inconclusive', value: 75 });
});

test('adoption is not asked of a phase that usage reports do not measure', () => {
  const facts = someFacts({ previous: somePrevious({ adoption: null, noAdoption: 'no-product' }) });

  expect(evaluate(facts, DEFAULT_LIMITS).notAsked.map(({ id }) => id)).toContain('adoption');
});

test('numbers about too few people are not given away', () => {
  expect(askPrevious('adoption', { adoption: null, noAdoption: 'too-few-people' })).toMatchObject({
    outcome: 'inconclusive',
    value: null,
    why: 'Too few people have a licence for the numbers to be shown.',
  });
});

test('a source that is not there yet is inconclusive and says so', () => {
  expect(askPrevious('satisfaction', {}, { satisfaction: 4 })).toMatchObject({
    outcome: 'inconclusive',
    why: expect.stringContaining('There is no source yet'),
  });
  expect(askPrevious('training-opened', {}, { trainingOpenedPercent: 30 })).toMatchObject({
    outcome: 'inconclusive',
    why: expect.stringContaining('There is no source yet'),
  });
});

test('a group says how many champions are missing; the pilot set needs none of its own', () => {
  expect(ask('champions', { champions: { count: 1, people: 250 } })).toMatchObject({
    outcome: 'fail',
    value: 0.4,
    why: '1 champion for 250 people, but the limit is at least 1 per 100. Find 2 more before the wave starts.',
  });
  expect(
    evaluate(someFacts({ champions: null }), DEFAULT_LIMITS).notAsked.find(({ id }) => id === 'champions')
      ?.reason,
  ).toEqual({ id: 'gates.pilot-champions' });
});

test('the soak time counts from the last of the waves before', () => {
  const waves = [
    { id: 'autumn.identity.finance', start: '2026-09-01', people: 100 },
    { id: 'autumn.identity.legal', start: '2026-09-21', people: 100 },
  ];

  expect(askPrevious('soak', { waves })).toMatchObject({
    outcome: 'fail',
    value: 4,
    rows: [{ id: 'autumn.identity.legal', name: 'Identity for Legal' }],
    why: 'Identity for Legal starts 4 days before this wave, but the limit is at least 5. Move this wave to a later date.',
  });
});

function ask(id: ConditionId, facts: Partial<GateFacts>, limits: Partial<GateLimits> = {}) {
  const { conditions } = evaluate(someFacts(facts), { ...DEFAULT_LIMITS, ...limits });
  const found = conditions.find((condition) => condition.id === id);
  if (!found) throw new Error(`${id} is not asked`);
  return { ...found, ...presentCondition(found, nameOfWave, sayInEnglish) };
}

function askPrevious(id: ConditionId, previous: Partial<PreviousFacts>, limits: Partial<GateLimits> = {}) {
  return ask(id, { previous: somePrevious(previous) }, limits);
}

const NETWORKING = { id: 'net-ready', title: 'Offices have the bandwidth', phase: 'Networking' };

test('what IT has not done holds the first wave that builds on it, or warns, as the rollout asks', () => {
  const infrastructure = [{ phase: 'Identity', state: 'configuring' as const }];
  const facts = { groundwork: { infrastructure, open: [NETWORKING], after: [] } };

  expect(ask('groundwork', facts)).toMatchObject({
    outcome: 'fail',
    value: 2,
    rows: [{ id: 'net-ready', name: 'Offices have the bandwidth (Networking)' }],
    why: 'IT is still configuring "Identity". Say so on the page of its criteria once it is done. "Offices have the bandwidth" of Networking is required and still open. Meet it, or have an approver waive it.',
  });
  expect(ask('groundwork', facts, { groundwork: 'warn' })).toMatchObject({ outcome: 'pass', warns: true });
});

test('what comes after the last wave is said to be open, and holds nobody', () => {
  const after = [{ id: 'exo-reports', title: 'Somebody reads the reports', phase: 'Measure' }];

  expect(ask('groundwork', { groundwork: { infrastructure: [], open: [], after } })).toMatchObject({
    outcome: 'pass',
    warns: true,
    why: expect.stringContaining('"Somebody reads the reports" of Measure is required and still open.'),
  });
  expect(ask('groundwork', { groundwork: { infrastructure: [], open: [], after: [] } })).toMatchObject({
    outcome: 'pass',
    warns: false,
  });
});

test('people who are in another rollout on the same days are told to the lead, and hold nothing', () => {
  const other = { phase: 'Mail', rollout: 'Mail for all', from: '2026-09-25', to: '2026-10-01' };
  const collisions = [
    { waveId: 'mail.mail.sales', ...other },
    { waveId: 'mail.calendar.sales', ...other },
  ];

  expect(ask('collisions', { collisions })).toMatchObject({
    outcome: 'pass',
    warns: true,
    value: 200,
    rows: [{ id: 'mail.mail.sales', name: 'Mail in Mail for all' }, { id: 'mail.calendar.sales' }],
    why: expect.stringMatching(
      /^200 people in this wave are also in Mail of "Mail for all" from 25 September 2026 to 1 October 2026, and in 1 more wave/,
    ),
  });
});
