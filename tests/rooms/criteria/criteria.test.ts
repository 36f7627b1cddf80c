import { describe, expect, test } from 'vitest';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import {
  type CriterionRecord,
  checkMayChange,
  keyOf,
  standingCriteria,
  summaryOf,
} from '../../../bot/rooms/criteria/criteria.ts';
import { questionOf, situationsOf } from '../../../bot/rooms/criteria/situations.ts';
import { shippedPlaybooks } from '../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { aCriterion, aPlaybook, aUserPhase } from '../../support/a-playbook.ts';

function aRecord(changes: Partial<CriterionRecord> = {}): CriterionRecord {
  return {
    state: 'met',
    evidence: '',
    link: null,
    reason: '',
    by: { id: '00000000-0000-4000-8000-000000000001', name: 'Lea Lead' },
    at: '2026-09-10T10:00:00.000Z',
    approved: false,
    version: 1,
    ...changes,
  };
}

const always = aCriterion({ id: 'accounts' });
const later = aCriterion({ id: 'used', timing: 'after-rollout' });
const hybrid = aCriterion({ id: 'sync', requiredWhen: 'hybrid-identity' });
const nice = aCriterion({ id: 'branding', required: false, requiredWhen: null });
const playbook = aPlaybook({ phases: [aUserPhase({ exitCriteria: [always, later, hybrid, nice] })] });

function standing(records: Record<string, CriterionRecord> = {}, situations: Record<string, boolean> = {}) {
  return standingCriteria(
    playbook,
    'identity',
    new Map(Object.entries(records)),
    new Map(Object.entries(situations)),
  );
}

describe('what is required', () => {
  test('is always required, or never, or follows a situation', () => {
    const required = (situations: Record<string, boolean>) =>
      standing({}, situations).map((one) => one.required);

    expect(required({ 'hybrid-identity': true })).toEqual([true, true, true, false]);
    expect(required({ 'hybrid-identity': false })).toEqual([true, true, false, false]);
  });

  test('counts as required while nobody has said whether its situation applies', () => {
    expect(standing()[2]).toMatchObject({ required: true, state: 'open' });
  });

  test('every situation of the playbooks that are shipped has a question of its own', () => {
    const asked = shippedPlaybooks().flatMap(situationsOf);

    expect(asked).toEqual(['hybrid-identity', 'in-place-upgrade', 'new-devices', 'e5']);
    expect(asked.map(questionOf).filter(({ id }) => id === 'criteria.ask')).toEqual([]);
    expect(sayInEnglish(questionOf('moon-base'))).toContain('"moon-base"');
  });
});

describe('a phase', () => {
  test('counts what is open by when it is due, and is ready once nothing is open before', () => {
    const done = { accounts: aRecord(), sync: aRecord({ state: 'waived', approved: true }) };

    expect(summaryOf(standing())).toEqual({
      required: 3,
      requiredOpenBefore: 2,
      requiredOpenAfter: 1,
      ready: false,
    });
    expect(summaryOf(standing(done))).toEqual({
      required: 3,
      requiredOpenBefore: 0,
      requiredOpenAfter: 1,
      ready: true,
    });
  });

  test('without criteria is ready', () => {
    expect(summaryOf([]).ready).toBe(true);
  });

  test('is not made ready by a waiver from the time when its criterion was not required', () => {
    const waived = { sync: aRecord({ state: 'waived', approved: false }) };

    const states = [false, true].map((applies) => standing(waived, { 'hybrid-identity': applies })[2]?.state);

    expect(states).toEqual(['waived', 'open']);
  });
});

describe('criteria that ask the same', () => {
  const twin = aCriterion({ id: 'approval-again', sameAs: 'approval', required: false, requiredWhen: null });
  const twins = aPlaybook({
    phases: [
      aUserPhase({ exitCriteria: [aCriterion({ id: 'approval' })] }),
      aUserPhase({ id: 'documents', exitCriteria: [twin] }),
    ],
  });

  test('are met together', () => {
    const records = new Map([[keyOf(twins, twin), aRecord()]]);

    const states = ['identity', 'documents'].map(
      (phase) => standingCriteria(twins, phase, records, new Map())[0]?.state,
    );

    expect(states).toEqual(['met', 'met']);
  });

  test('need approval for all of them if one is required', () => {
    const [standingTwin] = standingCriteria(twins, 'documents', new Map(), new Map());

    expect(standingTwin).toMatchObject({ required: false, needsApproval: true });
  });

  test('are one even if they name each other in a circle, or in a chain', () => {
    const a = aCriterion({ id: 'a', sameAs: 'b' });
    const b = aCriterion({ id: 'b', sameAs: 'a' });
    const c = aCriterion({ id: 'c', sameAs: 'a' });
    const circle = aPlaybook({ phases: [aUserPhase({ exitCriteria: [c, b, a] })] });

    expect([a, b, c].map((one) => keyOf(circle, one))).toEqual(['c', 'c', 'c']);
  });
});

describe('changing a criterion', () => {
  const required = { criterion: always, needsApproval: true };
  const optional = { criterion: nice, needsApproval: false };
  const lead = { leadsAll: true, approver: false };
  const approver = { leadsAll: true, approver: true };

  test.each([
    ['a lead of some groups', { leadsAll: false, approver: true }, 'met', '', required, 'all-groups-only'],
    ['a lead who is no approver', lead, 'waived', 'No time', required, 'approver-only'],
    ['an approver without a reason', approver, 'waived', '', required, 'reason-missing'],
  ] as const)('is refused to %s', (_who, who, state, reason, one, code) => {
    const change = () => checkMayChange(who, { state, reason }, one);

    expect(change).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['meeting a required one', lead, 'met', '', required],
    ['waiving an optional one', lead, 'waived', '', optional],
    ['waiving a required one with a reason, as an approver', approver, 'waived', 'Bought late', required],
  ] as const)('is open for %s', (_what, who, state, reason, one) => {
    expect(() => checkMayChange(who, { state, reason }, one)).not.toThrow();
  });
});
