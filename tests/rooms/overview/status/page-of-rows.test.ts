import { expect, test } from 'vitest';
import { attentionOf } from '../../../../bot/rooms/overview/status/attention.ts';
import { mergeRows } from '../../../../bot/rooms/overview/status/merge-rows.ts';
import { pageOfRows } from '../../../../bot/rooms/overview/status/page-of-rows.ts';
import { aRolloutStatus, aRow, aWave } from '../../../tab/a-row.ts';

const SOON = '2026-12-08';
const FAR = '2027-02-01';

test.each([
  ['is held', [aWave({ state: 'held' })], 'held'],
  ['is under way and not announced', [aWave({ state: 'in-progress' })], 'late'],
  ['begins within the week and is not announced', [aWave({ start: SOON })], 'soon'],
  ['was announced', [aWave({ state: 'in-progress', reached: 5 }), aWave({ start: SOON, reached: 0 })], null],
  ['begins later, or is over', [aWave({ start: '2026-12-09' }), aWave({ state: 'complete' })], null],
  ['is held, and another begins soon', [aWave({ start: SOON }), aWave({ state: 'held' })], 'held'],
])('a group of which a wave %s', (_what, waves, attention) => {
  expect(attentionOf(waves, SOON)).toBe(attention);
});

test('a group stands once, with its waves in every rollout, the pilot set before all', () => {
  const rows = mergeRows(
    [
      { rollout: aRolloutStatus(), rows: [aRow('sales', aWave({ start: FAR })), aRow('hr')] },
      {
        rollout: aRolloutStatus({ id: 'mail' }),
        rows: [aRow('pilot'), aRow('hr', aWave({ id: 'mail.windows.hr', state: 'held' })), aRow('legal')],
      },
    ],
    '2026-12-01',
  );

  expect(rows.map(({ group, waves, attention }) => [group.id, waves.length, attention])).toEqual([
    ['pilot', 0, null],
    ['sales', 1, null],
    ['hr', 1, 'held'],
    ['legal', 0, null],
  ]);
});

test('a few groups stand in the order of the plan, many by what needs attention first', () => {
  const few = [aRow('pilot'), ...calm(3), pressing('late')];
  const many = [aRow('pilot'), ...calm(30), pressing('late'), pressing('held')];

  expect(idsOf(pageOfRows(few, {}))).toEqual(['pilot', 'calm-0', 'calm-1', 'calm-2', 'late']);
  expect(idsOf(pageOfRows(many, {})).slice(0, 4)).toEqual(['pilot', 'held', 'late', 'calm-0']);
  expect(idsOf(pageOfRows(many, { order: 'plan' })).slice(0, 2)).toEqual(['pilot', 'calm-0']);
  expect(idsOf(pageOfRows(few, { order: 'attention' })).slice(0, 2)).toEqual(['pilot', 'late']);
});

test('groups are found by the words of their names, in any order', () => {
  const rows = ['Sales North', 'Sales South', 'Legal'].map((name) => aRow(name));

  expect(idsOf(pageOfRows(rows, { search: 'south sal' }))).toEqual(['Sales South']);
  expect(pageOfRows(rows, { search: 'finance' })).toMatchObject({ groups: 0, rows: [], next: null });
});

test('groups are found by the state of one of their waves', () => {
  const rows = [aRow('sales', aWave(), aWave({ state: 'held' })), aRow('hr', aWave())];

  expect(idsOf(pageOfRows(rows, { state: 'held' }))).toEqual(['sales']);
});

test('only the groups that somebody may see, or wants, are there', () => {
  expect(idsOf(pageOfRows(calm(3), {}, new Set(['calm-1', 'gone'])))).toEqual(['calm-1']);
});

test('page after page gives every group once', () => {
  const rows = calm(120);

  const seen: string[] = [];
  let page = pageOfRows(rows, {});
  for (;;) {
    seen.push(...idsOf(page));
    expect(page.groups).toBe(120);
    if (page.next === null) break;
    page = pageOfRows(rows, { before: page.next });
  }

  expect(seen).toEqual(rows.map(({ group }) => group.id));
  expect(pageOfRows(rows, {}).rows).toHaveLength(50);
});

test('the more waves a group has, the fewer of them are on a page, but never less than ten', () => {
  const waves = (count: number) => Array.from({ length: count }, () => aWave({ start: FAR }));
  const sizeWith = (count: number) =>
    pageOfRows(
      Array.from({ length: 99 }, () => aRow('a', ...waves(count))),
      {},
    );

  expect([5, 30, 200].map((count) => sizeWith(count).rows.length)).toEqual([50, 20, 10]);
});

function calm(count: number) {
  return Array.from({ length: count }, (_, index) => aRow(`calm-${index}`));
}

function pressing(attention: 'held' | 'late') {
  return { ...aRow(attention), attention };
}

function idsOf({ rows }: { rows: readonly { group: { id: string } }[] }): string[] {
  return rows.map(({ group }) => group.id);
}
