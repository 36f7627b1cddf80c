// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Need } from '../../../../bot/contract/overview/needs.ts';
import { NeedsPanel } from '../../../../tab/features/status/NeedsPanel.tsx';
import { doing, showWithin, withStillTime } from '../../support/render-within.tsx';

withStillTime();

const GATE: Need = { kind: 'gate', count: 2, what: '2 waves wait.', to: '/gates?rollout=mail' };
const ISSUE: Need = { kind: 'unanswered', count: 1, what: 'An issue waits.', to: '/issues?issue=7' };

test('what waits stands in the order it came, each with the way to it', async () => {
  await show([GATE, ISSUE]);

  const links = screen
    .getAllByRole('link')
    .map((link) => [link.textContent?.trim(), link.getAttribute('href')]);
  expect(links).toEqual([
    ['2 waves wait.', '/gates?rollout=mail'],
    ['An issue waits.', '/issues?issue=7'],
  ]);
});

test('the rollout that is chosen stays chosen on the way', async () => {
  const { asked } = await show([ISSUE], 'mail');

  expect(asked.map(({ path }) => path)).toEqual(['/api/needs?rollout=mail']);
  expect(screen.getByRole('link').getAttribute('href')).toBe('/issues?issue=7&rollout=mail');
});

test('with nothing to do it says so in one line', async () => {
  await show([]);

  expect(screen.getByText('Nothing waits for you.')).toBeDefined();
  expect(screen.queryByRole('link')).toBeNull();
});

test('where it could not be loaded it says so, and offers to try again', async () => {
  showWithin(<NeedsPanel rollout={undefined} />, {
    answer: () => ({ status: 500, body: { code: 'internal', detail: 'Try again in a moment.' } }),
  });
  await doing(() => undefined);

  expect(screen.getByRole('alert').textContent).toContain('Try again in a moment.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
});

async function show(needs: readonly Need[], rollout?: string) {
  const around = showWithin(<NeedsPanel rollout={rollout} />, {
    answer: () => ({ body: { needs } }),
    at: rollout === undefined ? '/status' : `/status?rollout=${rollout}`,
  });
  await doing(() => undefined);
  return around;
}
