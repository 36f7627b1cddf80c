import { describe, expect, test } from 'vitest';
import { createFormat, wholePercent } from '../../../../tab/ui/format/format.ts';

/** Intl sets thin spaces; which ones is its own affair. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('formats', () => {
  const format = createFormat('en-GB');

  test('a half-open interval shows its last day, not its end', () => {
    expect(plain(format.days('2026-12-15', '2026-12-29'))).toBe('15 – 28 Dec');
  });

  test('an interval over the new year names both years', () => {
    expect(plain(format.longDays('2026-12-15', '2027-01-15'))).toBe('15 Dec 2026 – 14 Jan 2027');
  });

  test('one person is not "people"', () => {
    expect([format.people(1), format.people(1200)]).toEqual(['1 person', '1,200 people']);
  });

  test('a length of time takes the unit people say it in', () => {
    expect([12, 240, 7200].map(format.duration)).toEqual(['12 seconds', '4 minutes', '2 hours']);
  });

  test('a change carries its sign', () => {
    expect([0.046, -0.02, 0].map(format.points)).toEqual(['+4.6 pts', '-2 pts', '0 pts']);
  });

  test('a locale nobody knows becomes English', () => {
    expect(createFormat('not a locale').day('2026-12-15')).toBe('Dec 15, 2026');
  });
});

test('nearly everybody is not shown as everybody, and hardly anybody not as nobody', () => {
  expect([0.999, 0.001, 1, 0, 0.456].map(wholePercent)).toEqual([0.99, 0.01, 1, 0, 0.46]);
});
