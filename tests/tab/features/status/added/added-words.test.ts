import { describe, expect, test } from 'vitest';
import type { AddedMark, UsingView, WaveAdded } from '../../../../../bot/contract/directory/directory.ts';
import {
  addedWords,
  joinedWords,
  markWords,
  usingWords,
} from '../../../../../tab/features/status/added/added-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');
const by = { id: '00000000-0000-4000-8000-000000000001', name: 'Lea Lead' };

function aMark(over: Partial<AddedMark> = {}): AddedMark {
  return {
    id: 'm',
    kind: 'list',
    people: 12,
    by,
    at: '2026-09-10T10:00:00Z',
    takenBack: null,
    mayTakeBack: true,
    ...over,
  };
}

function aWave(over: Partial<WaveAdded> = {}): WaveAdded {
  return {
    waveId: 'r.identity.finance',
    phase: { id: 'identity', name: 'Identity' },
    group: { id: 'finance', name: 'Finance' },
    directoryGroup: null,
    people: 30,
    added: 30,
    whole: null,
    joinedSince: 0,
    using: { state: 'unknown', why: 'no-product' },
    marks: [],
    mayMark: true,
    ...over,
  };
}

test('who was added is said of those who are planned, and nearly all are not all', () => {
  expect([addedWords(12, 30, format), addedWords(999, 1000, format), addedWords(0, 0, format)]).toEqual([
    '12 of 30 people (40%)',
    '999 of 1,000 people (99%)',
    'Nobody is planned',
  ]);
});

describe('who is using it', () => {
  test('is said with the product, the place and the date of the report', () => {
    const using: UsingView = {
      state: 'known',
      product: 'teams',
      enabled: 40,
      active: 30,
      asOf: '2026-09-08',
    };

    expect(usingWords(using, 'Finance', format)).toBe(
      '30 of 40 people with Teams in Finance (75%), as of 8 Sept 2026',
    );
  });

  test.each([
    ['no-product', 'No usage report tells who uses it'],
    ['no-report', 'No usage report has been imported yet'],
    ['no-numbers', 'The usage report has no numbers for Finance that may be shown'],
    ['pilot', 'Usage reports count the pilot people with their business groups'],
  ] as const)('is not known: %s', (why, words) => {
    expect(usingWords({ state: 'unknown', why }, 'Finance', format)).toBe(words);
  });
});

test('a mark says how many, who and how', () => {
  expect(markWords(aMark(), format)).toMatch(/^12 people marked by list by Lea Lead, 10 Sept 2026/);
  expect(markWords(aMark({ kind: 'whole', people: 1 }), format)).toMatch(
    /^Everyone marked as added \(1 person then\)/,
  );
});

test('people who joined since are pointed out, with what to do to those who may do it', () => {
  expect(joinedWords(aWave(), format)).toBeNull();
  expect(joinedWords(aWave({ joinedSince: 1, mayMark: false }), format)).toBe(
    '1 more person is in this wave than when everyone was marked.',
  );
  expect(joinedWords(aWave({ joinedSince: 2 }), format)).toContain('then mark everyone again');
});
