import { describe, expect, test } from 'vitest';
import type { InstallProgress } from '../../../../../bot/contract/installing/installing.ts';
import {
  forecastWords,
  progressWords,
  shareThrough,
} from '../../../../../tab/features/announcements/installing/install-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');

function aProgress(changes: Partial<InstallProgress>): InstallProgress {
  return {
    state: 'done',
    by: { id: '00000001-0000-4000-8000-000000000000', name: 'Ada Author' },
    at: '2026-09-24T08:00:00.000Z',
    stoppedBecause: null,
    asked: 0,
    served: 0,
    waiting: 0,
    refused: 0,
    countedAt: null,
    ...changes,
  };
}

describe('a forecast', () => {
  const unreachable = [
    { why: 'blocked', people: 3 },
    { why: 'not-installed', people: 12 },
  ];

  test('says what becomes of people without the app, by how it is set up', () => {
    expect(forecastWords(unreachable, 'automatic', format)).toMatch(
      /^12 people have no app\. It is installed/,
    );
    expect(forecastWords(unreachable, 'by-hand', format)).toMatch(/you can install the app/);
    expect(forecastWords(unreachable, 'off', format)).toMatch(/Ask your Teams admin/);
  });

  test('says nothing where everybody has it', () => {
    expect(forecastWords([{ why: 'blocked', people: 3 }], 'automatic', format)).toBeNull();
  });
});

describe('progress', () => {
  const words = (changes: Partial<InstallProgress>) =>
    progressWords({ progress: aProgress(changes) }, format);

  test('is told in a sentence at each stage', () => {
    expect(words({ state: 'going-on' })).toBe('The app is being installed.');
    expect(words({ state: 'going-on', asked: 10, served: 4 })).toBe(
      'The app is being installed: 10 people so far, 4 of them have the announcement.',
    );
    expect(words({ served: 9, refused: 1 })).toBe(
      '9 people got the app and then the announcement; for 1 person it could not be installed.',
    );
    expect(words({ refused: 2 })).toBe('The app could not be installed for 2 people.');
    expect(words({ state: 'waiting', served: 8, waiting: 1 })).toMatch(/1 person will get it as soon as/);
  });

  test('nothing is told where nobody asked for it', () => {
    expect(progressWords({ progress: null }, format)).toBeNull();
  });

  test('goes from nobody to everybody, and is unknown before anybody was asked for', () => {
    const none = { asked: 0, served: 0, waiting: 0, refused: 0 };

    expect(shareThrough(none, 0)).toBeNull();
    expect(shareThrough({ ...none, asked: 10, served: 4, refused: 1, waiting: 5 }, 6)).toBe(0.5);
    expect(shareThrough({ ...none, asked: 10, served: 9, refused: 1 }, 1)).toBe(1);
  });
});
