import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import {
  getCriteria,
  setCriterion,
  setInfrastructure,
  setSituation,
} from '../../../../bot/contract/criteria/criteria.ts';
import { getStatus } from '../../../../bot/contract/overview/status.ts';
import type { Caller } from '../../../../bot/doors/http/route.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aCriterion, anItOnlyPhase, aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { putSentTo } from '../../../support/a-sending.ts';
import { aCaller, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = aCaller({ name: 'Lea Lead', role: 'lead', leads: null });
const approver = aCaller({ name: 'Ada Approver', role: 'lead', leads: null, approver: true });
const limited = aCaller({ role: 'lead', leads: ['finance'], approver: true });
const champion = aCaller({ role: 'champion' });
const at = '2026-09-10T10:00:00.000Z';

test('a champion sees every criterion with both tracks of its phase, and may change none', async () => {
  const { see } = await aRoom();

  const view = await see(champion);

  expect(view).toMatchObject({
    rollout: { id: 'autumn', title: 'Autumn rollout' },
    mayChange: false,
    mayWaiveRequired: false,
    situations: [{ id: 'hybrid-identity', applies: null, by: null }],
  });
  expect(view.phases).toMatchObject([
    { id: 'networking', rollout: null, infrastructure: { state: 'not-started', by: null }, ready: true },
    { id: 'identity', rollout: 'announced', required: 3, requiredOpenBefore: 2, requiredOpenAfter: 1 },
  ]);
  expect(view.phases[1]?.criteria[0]).toEqual({
    id: 'accounts',
    title: 'Accounts are complete',
    detail: 'Everybody has one.',
    checkWhere: 'The list of accounts',
    timing: 'before-rollout',
    required: true,
    situation: null,
    sameAs: [],
    needsApproval: true,
    state: 'open',
    evidence: '',
    link: null,
    reason: '',
    by: null,
    at: null,
    version: 0,
    history: [],
  });
});

test('a criterion is met with evidence, by whom and when, and opened again with all of it in its history', async () => {
  const { set } = await aRoom();
  const link = 'https://contoso.example/accounts';

  await set(lead, 'accounts', { state: 'met', evidence: ' All there. ', link, seen: 0 });
  const view = await set(approver, 'accounts', { state: 'open', evidence: 'Two are missing.', seen: 1 });

  const first = { state: 'met', evidence: 'All there.', link, reason: '', by: named(lead), at };
  const second = { state: 'open', evidence: 'Two are missing.', link: null, by: named(approver), at };
  expect(view.phases[1]?.criteria[0]).toMatchObject({ ...second, version: 2, history: [second, first] });
});

test('an approver waives a required criterion with a reason', async () => {
  const { set } = await aRoom();

  const view = await set(approver, 'accounts', { state: 'waived', reason: 'Partners come later', seen: 0 });

  expect(view.phases[1]).toMatchObject({ requiredOpenBefore: 1 });
  expect(view.phases[1]?.criteria[0]).toMatchObject({ state: 'waived', reason: 'Partners come later' });
});

test.each([
  [
    'a lead of some groups changes',
    limited,
    { state: 'met' },
    'forbidden',
    'all-groups-only',
    /Only a lead of all/,
  ],
  [
    'a lead who is no approver waives',
    lead,
    { state: 'waived', reason: 'No time' },
    'forbidden',
    'approver-only',
    /only an approver can waive it/,
  ],
  [
    'an approver waives without a reason',
    approver,
    { state: 'waived', reason: ' ' },
    'invalid',
    'reason-missing',
    /Say why/,
  ],
] as const)(
  'that %s a required criterion is refused in words',
  async (_what, who, wish, kind, code, words) => {
    const { set, see } = await aRoom();

    const asked = set(who, 'accounts', { ...wish, seen: 0 });

    await expect(asked).rejects.toMatchObject({ kind, code, message: expect.stringMatching(words) });
    expect((await see(lead)).phases[1]?.criteria[0]).toMatchObject({ state: 'open', history: [] });
  },
);

test('a lead who is no approver waives an optional criterion', async () => {
  const { set } = await aRoom();

  const view = await set(lead, 'branding', { state: 'waived', seen: 0 });

  expect(view.phases[1]?.criteria[3]).toMatchObject({ required: false, state: 'waived' });
});

test('the second of two leads is told what the first has set, and nothing is overwritten', async () => {
  const { set, see } = await aRoom();
  await set(lead, 'accounts', { state: 'met', evidence: 'All there.', seen: 0 });

  const second = set(approver, 'accounts', { state: 'waived', reason: 'Later', seen: 0 });

  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    code: 'criterion-changed',
    message: expect.stringContaining('Lea Lead set "Accounts are complete" to met'),
  });
  expect((await see(lead)).phases[1]?.criteria[0]).toMatchObject({ state: 'met', evidence: 'All there.' });
});

test('evidence is linked by https only', async () => {
  const { set } = await aRoom();

  const asked = set(lead, 'accounts', { state: 'met', link: 'http://contoso.example', seen: 0 });

  await expect(asked).rejects.toThrow('common.not-https');
});

test('a situation that does not apply makes its criterion optional, until the answer is taken back', async () => {
  const { answer } = await aRoom();

  const no = await answer(lead, { situation: 'hybrid-identity', applies: false });
  const unknown = await answer(lead, { situation: 'hybrid-identity', applies: null });

  expect(no.situations).toMatchObject([{ applies: false, by: named(lead), at }]);
  expect([no, unknown].map((view) => view.phases[1]?.required)).toEqual([2, 3]);
  expect(unknown.situations).toMatchObject([{ applies: null }]);
});

test('a situation that no criterion asks for is refused', async () => {
  const { answer } = await aRoom();

  const asked = answer(lead, { situation: 'moon-base', applies: true });

  await expect(asked).rejects.toMatchObject({ kind: 'invalid', code: 'situation-unknown' });
});

test('the infrastructure of a phase has a state of its own, with who said so and when', async () => {
  const { configure } = await aRoom();

  const view = await configure(lead, 'identity', 'configured');

  expect(view.phases[1]).toMatchObject({
    infrastructure: { state: 'configured', by: named(lead), at },
    rollout: 'announced',
  });
});

test('the second of two leads who answer a situation is told who was faster, and nothing is overwritten', async () => {
  const { answer, see } = await aRoom();
  await answer(lead, { situation: 'hybrid-identity', applies: false, seen: null });

  const second = answer(approver, { situation: 'hybrid-identity', applies: true, seen: null });

  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    code: 'situation-changed',
    message: expect.stringContaining('Lea Lead answered this question'),
  });
  expect((await see(lead)).situations).toMatchObject([{ applies: false, by: named(lead) }]);
  const looked = await answer(approver, { situation: 'hybrid-identity', applies: true, seen: at });
  expect(looked.situations).toMatchObject([{ applies: true, by: named(approver) }]);
});

test('the second of two leads who set one infrastructure is told who was faster, and nothing is overwritten', async () => {
  const { configure, see } = await aRoom();
  await configure(lead, 'identity', 'configured', null);

  const second = configure(approver, 'identity', 'configuring', null);

  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    code: 'infrastructure-changed',
    message: expect.stringContaining('Lea Lead changed the infrastructure'),
  });
  expect((await see(lead)).phases[1]?.infrastructure).toMatchObject({ state: 'configured', by: named(lead) });
});

test('a lead of some groups answers no situation and sets no infrastructure', async () => {
  const { answer, configure } = await aRoom();

  const asked = await Promise.allSettled([
    answer(limited, { situation: 'hybrid-identity', applies: false }),
    configure(limited, 'identity', 'configured'),
  ]);

  expect(asked).toMatchObject(Array(2).fill({ status: 'rejected', reason: { code: 'all-groups-only' } }));
});

test('what is not there is said to be missing', async () => {
  const { routes, set, configure } = await aRoom();

  const asked = await Promise.allSettled([
    callRoute(routes, getCriteria, { caller: lead, params: { id: 'winter' } }),
    set(lead, 'nothing', { state: 'met', seen: 0 }),
    configure(lead, 'nothing', 'configured'),
  ]);

  const codes = ['rollout-not-found', 'criterion-not-found', 'phase-not-found'];
  expect(asked).toMatchObject(codes.map((code) => ({ status: 'rejected', reason: { code } })));
});

test('the status says how far the infrastructure is, and how many required criteria are open', async () => {
  const { routes, set, configure } = await aRoom();
  await set(lead, 'accounts', { state: 'met', seen: 0 });
  await configure(lead, 'identity', 'configuring');

  const { rollouts } = await callRoute(routes, getStatus, { caller: lead });
  const phases = rollouts[0]?.phases ?? [];

  expect(phases).toMatchObject([
    { id: 'networking', infrastructure: 'not-started', requiredOpen: 0 },
    { id: 'identity', infrastructure: 'configuring', requiredOpen: 2 },
  ]);
});

async function aRoom() {
  const identity = aUserPhase({
    exitCriteria: [
      aCriterion({ id: 'accounts' }),
      aCriterion({ id: 'used', timing: 'after-rollout' }),
      aCriterion({ id: 'sync', requiredWhen: 'hybrid-identity' }),
      aCriterion({ id: 'branding', required: false, requiredWhen: null }),
    ],
  });
  const playbook = aPlaybook({ phases: [anItOnlyPhase(), identity] });
  const { storage, rollouts, routes } = await aHouse({ clock: settableClock(at), shipped: [playbook] });
  await rollouts.add(aRollout({ playbook }), [aWave('identity', 'finance', '2026-10-01', '2026-11-01')]);
  await putSentTo(storage, 'autumn.identity.finance', 0);
  const id = 'autumn';
  return {
    routes,
    see: (caller: Caller) => callRoute(routes, getCriteria, { caller, params: { id } }),
    set: (caller: Caller, criterionId: string, body: unknown) =>
      callRoute(routes, setCriterion, { caller, params: { id, criterionId }, body }),
    answer: (caller: Caller, body: unknown) =>
      callRoute(routes, setSituation, { caller, params: { id }, body }),
    configure: (caller: Caller, phaseId: string, state: string, seen?: string | null) =>
      callRoute(routes, setInfrastructure, { caller, params: { id, phaseId }, body: { state, seen } }),
  };
}

function named({ id, name }: Caller) {
  return { id, name };
}
