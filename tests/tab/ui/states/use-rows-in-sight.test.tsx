// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { useRowsInSight } from '../../../../tab/ui/states/use-rows-in-sight.ts';
import { renderWithin, withStillTime } from '../../support/render-within.tsx';

withStillTime();

const rowsOf = (props: { count: number; loadMore?: () => unknown }) =>
  renderWithin((options: typeof props) => useRowsInSight<HTMLDivElement>({ ...options, height: () => 30 }), {
    props,
    answer: () => ({ body: {} }),
  }).result.current;

test('a few rows are all drawn, with no room left for others', () => {
  expect(rowsOf({ count: 3 })).toMatchObject({ indexes: [0, 1, 2], before: 0, after: 0 });
});

test('of many rows no more are drawn than are in sight', () => {
  expect(rowsOf({ count: 500 }).indexes.length).toBeLessThan(40);
});

test('before any row is in sight there is room for all of them, so that the frame has a height', () => {
  const { before, after, indexes } = rowsOf({ count: 500 });

  expect(before + after + indexes.length * 30).toBe(500 * 30);
});

test('where there are more to load they are asked for once the end is near', () => {
  const loadMore = vi.fn();

  rowsOf({ count: 3, loadMore });

  expect(loadMore).toHaveBeenCalledTimes(1);
});
