import { expect, test } from 'vitest';
import { EVERYBODY } from '../../../bot/rooms/adoption/adoption.ts';
import { adoptionPoints, type DatedCount } from '../../../bot/rooms/adoption/adoption-points.ts';

const FLOOR = 5;

function counts(date: string, enabled: Record<string, number>): DatedCount[] {
  return Object.entries(enabled).map(([groupId, people]) => ({ date, groupId, enabled: people, active: 1 }));
}

test('points come oldest first with their rate', () => {
  const points = adoptionPoints(
    [
      ...counts('2026-10-25', { [EVERYBODY]: 20, finance: 20 }),
      ...counts('2026-10-18', { [EVERYBODY]: 10, finance: 10 }),
    ],
    FLOOR,
  );

  expect(points.groups.get('finance')).toEqual([
    { date: '2026-10-18', enabled: 10, active: 1, rate: 0.1 },
    { date: '2026-10-25', enabled: 20, active: 1, rate: 0.05 },
  ]);
  expect(points.total).toEqual(points.groups.get('finance'));
  expect(points.hidden).toEqual([]);
});

test('a group under the floor is hidden, and the total with it because it would give the group away', () => {
  const points = adoptionPoints(
    counts('2026-10-25', { [EVERYBODY]: 24, finance: 20, legal: FLOOR - 1 }),
    FLOOR,
  );

  expect([...points.groups.keys()]).toEqual(['finance']);
  expect(points.hidden).toEqual(['legal']);
  expect(points.total).toEqual([]);
});

test('hidden groups that reach the floor together leave the total in sight', () => {
  const points = adoptionPoints(
    counts('2026-10-25', { [EVERYBODY]: 26, finance: 20, legal: 3, audit: 3 }),
    FLOOR,
  );

  expect(points.hidden).toEqual(['legal', 'audit']);
  expect(points.total).toHaveLength(1);
});

test('a few people in no group hide the total as well', () => {
  const points = adoptionPoints(counts('2026-10-25', { [EVERYBODY]: 21, finance: 20 }), FLOOR);

  expect(points.hidden).toEqual([]);
  expect(points.total).toEqual([]);
});

test('a group that grew over the floor is shown from then on', () => {
  const points = adoptionPoints(
    [
      ...counts('2026-10-18', { [EVERYBODY]: 23, finance: 20, legal: 3 }),
      ...counts('2026-10-25', { [EVERYBODY]: 25, finance: 20, legal: 5 }),
    ],
    FLOOR,
  );

  expect(points.groups.get('legal')?.map(({ date }) => date)).toEqual(['2026-10-25']);
  expect(points.total.map(({ date }) => date)).toEqual(['2026-10-25']);
  expect(points.hidden).toEqual([]);
});

test('a total without groups is shown when it reaches the floor', () => {
  expect(adoptionPoints(counts('2026-10-25', { [EVERYBODY]: FLOOR }), FLOOR).total).toHaveLength(1);
  expect(adoptionPoints(counts('2026-10-25', { [EVERYBODY]: FLOOR - 1 }), FLOOR).total).toEqual([]);
});

test('a product that nobody has a licence for has no points', () => {
  const points = adoptionPoints(counts('2026-10-25', { [EVERYBODY]: 0 }), FLOOR);

  expect(points).toEqual({ total: [], groups: new Map(), hidden: [] });
});
