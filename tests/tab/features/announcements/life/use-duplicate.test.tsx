// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useDuplicate } from '../../../../../tab/features/announcements/life/use-duplicate.tsx';
import { type Answer, doing, renderWithin, withStillTime } from '../../../support/render-within.tsx';
import { aView } from '../a-view.ts';

withStillTime();

const duplicating = (answer: Answer) =>
  renderWithin((id: string) => useDuplicate(id), { answer, props: aView().id });

test('a draft like it is made under an id of this click, and opened', async () => {
  const { result, asked, open } = duplicating(() => ({ status: 201, body: { announcements: [] } }));

  await doing(() => result.current());

  expect(asked).toEqual([
    {
      method: 'POST',
      path: `/api/announcements/${aView().id}/duplicate`,
      body: { ids: [open.where.slice('/compose/'.length)], waves: [] },
    },
  ]);
});

test('pressed twice it makes one draft', async () => {
  const { result, asked } = duplicating(() => ({ status: 201, body: { announcements: [] } }));

  await doing(() => {
    result.current();
    result.current();
  });

  expect(asked).toHaveLength(1);
});

test('where it may not be made a toast says why, and nothing is opened', async () => {
  const { result, open } = duplicating(() => ({
    status: 403,
    body: { code: 'not-your-groups', detail: 'You do not lead Sales.' },
  }));

  await doing(() => result.current());

  expect(screen.getAllByText('You do not lead Sales.')).not.toEqual([]);
  expect(open.where).toBe('/');
});
