import { expect, test } from 'vitest';
import type {
  MembershipView,
  OwnWaveView,
  PersonBetweenView,
} from '../../../../bot/contract/rollout/membership.ts';
import { membershipSummary, personLines, wayOf } from '../../../../tab/features/status/membership-words.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');

function aView(people: number, counts: MembershipView['counts']): MembershipView {
  return { people, counts, rows: [], next: null };
}

function anOwnWave(over: Partial<OwnWaveView> = {}): OwnWaveView {
  return {
    waveId: 'r.windows.sales',
    phase: { id: 'windows', name: 'Windows' },
    group: { id: 'sales', name: 'Sales' },
    start: '2026-12-15',
    end: '2027-01-14',
    late: false,
    ...over,
  };
}

function aPerson(over: Partial<PersonBetweenView> = {}): PersonBetweenView {
  return {
    person: { id: '0b8f6d1e-3c52-4a86-9a11-2f5f5d1f7c01', name: 'Ada Novak' },
    group: { id: 'hr', name: 'HR' },
    before: { id: 'sales', name: 'Sales' },
    movedOn: '2026-12-20',
    finishes: [],
    joinsLate: [],
    missed: [],
    ...over,
  };
}

test('the summary counts people, and leaves out what happens to nobody', () => {
  expect(membershipSummary(aView(1200, { finishing: 1200, late: 1, missing: 0 }), format)).toBe(
    '1,200 people changed group or came in during this rollout: 1,200 finish a wave with their old group and 1 joins a wave late.',
  );
  expect(membershipSummary(aView(1, { finishing: 0, late: 0, missing: 1 }), format)).toBe(
    '1 person changed group or came in during this rollout: 1 has no date for some phase.',
  );
});

test('each consequence for a person has a line', () => {
  const person = aPerson({
    finishes: [anOwnWave()],
    joinsLate: [anOwnWave({ phase: { id: 'apps', name: 'Apps' }, late: true })],
    missed: [
      { phase: { id: 'identity', name: 'Identity' }, why: 'over' },
      { phase: { id: 'labels', name: 'Labels' }, why: 'not-planned' },
    ],
  });

  expect(personLines(person, format)).toEqual([
    expect.stringMatching(/^Finishes Windows with Sales, 15 Dec/),
    expect.stringMatching(/^Joins Apps late, 15 Dec/),
    'Has no date for Identity: over before they can take part',
    'Has no date for Labels: not planned for their group',
  ]);
});

test('the way of a person says from where, to where and since when', () => {
  expect(wayOf(aPerson(), format)).toBe('Sales to HR, 20 Dec');
  expect(wayOf(aPerson({ before: null }), format)).toBe('New in HR, 20 Dec');
});
