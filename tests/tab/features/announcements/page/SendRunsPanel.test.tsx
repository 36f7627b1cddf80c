// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AnnouncementView } from '../../../../../bot/contract/announcements/announcement.ts';
import type { SendRunView } from '../../../../../bot/contract/delivery/send-runs.ts';
import { SendRunsPanel } from '../../../../../tab/features/announcements/page/SendRunsPanel.tsx';
import { doing, showWithin, withStillTime } from '../../../support/render-within.tsx';
import { aView } from '../a-view.ts';

withStillTime();

const by = { id: 'b0000000-0000-4000-8000-000000000000', name: 'Ada' };
const counts = { by, people: 3, sent: 1, startedAt: '2026-12-01T09:00:00Z' };
const first: SendRunView = { number: 1, kind: 'first', state: 'sent', endedAt: counts.startedAt, ...counts };
const resend: SendRunView = { number: 2, kind: 'resend', state: 'sending', endedAt: null, ...counts };

const resending = (over: Partial<AnnouncementView> = {}): AnnouncementView =>
  aView({
    state: 'sending',
    steps: ['cancel'],
    audit: [{ id: '1', what: 'resent', by, at: counts.startedAt, note: '' }],
    seen: 4,
    ...over,
  });
const buttons = () => screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label'));

test('the run that is under way can be called off, once somebody was asked about that run', async () => {
  const view = resending();
  const { asked } = showWithin(<SendRunsPanel view={view} runs={[resend, first]} />, {
    answer: () => ({ body: view }),
  });
  expect(buttons()).toEqual(['Call off: Resend']);

  await doing(() => screen.getByRole('button', { name: 'Call off: Resend' }).click());
  expect(screen.getAllByText('Call the resend off?')).toHaveLength(1);
  expect(asked.map(({ method }) => method)).not.toContain('POST');
  await doing(() => screen.getByRole('button', { name: 'Call it off' }).click());

  expect(asked.filter(({ method }) => method === 'POST')).toEqual([
    {
      method: 'POST',
      path: `/api/announcements/${view.id}/step`,
      body: { step: 'cancel', note: '', seen: 4 },
    },
  ]);
});

test('runs that are over, and runs of a lead who may not, have no button', () => {
  const answer = () => ({ body: resending() });

  const over = showWithin(<SendRunsPanel view={resending({ state: 'sent' })} runs={[first]} />, { answer });
  expect(buttons()).toEqual([]);
  over.unmount();
  showWithin(<SendRunsPanel view={resending({ steps: [] })} runs={[resend, first]} />, { answer });
  expect(buttons()).toEqual([]);
});
