// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Me } from '../../../../../bot/contract/people/people.ts';
import { NotArrived } from '../../../../../tab/features/announcements/jobs/NotArrived.tsx';
import { doing, showWithin, withStillTime } from '../../../support/render-within.tsx';

withStillTime();

const me = (role: Me['role']): Me => ({
  id: 'b0000000-0000-4000-8000-000000000000',
  name: 'Lea Lead',
  upn: 'lea@contoso.example',
  role,
  group: { id: 'it', name: 'IT' },
  pilot: false,
  leads: null,
  approver: false,
});
const message = {
  id: '1',
  person: { id: 'a0000000-0000-4000-8000-000000000000', name: 'Ada Novak' },
  what: 'Answer to issue #7',
  outcome: 'unknown' as const,
  raw: '502 no answer',
  at: '2026-12-01T09:00:00Z',
};

test('a lead sees which message may not have reached whom, and what Teams said', async () => {
  showWithin(<NotArrived me={me('lead')} />, { answer: () => ({ body: { messages: [message] } }) });
  await doing(() => undefined);

  expect(screen.getByText('Answer to issue #7, to Ada Novak')).toBeTruthy();
  expect(screen.getByText(/Teams never said whether it arrived \(502 no answer\)/)).toBeTruthy();
});

test('nobody else asks for them', () => {
  const { asked } = showWithin(<NotArrived me={me('champion')} />, {
    answer: () => ({ body: { messages: [message] } }),
  });

  expect(asked).toEqual([]);
});
