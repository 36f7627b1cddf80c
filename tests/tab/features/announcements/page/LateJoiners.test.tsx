// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LateJoiners } from '../../../../../tab/features/announcements/page/LateJoiners.tsx';
import { doing, pass, showWithin, withStillTime } from '../../../support/render-within.tsx';
import { aView } from '../a-view.ts';

withStillTime();

const sent = aView({ state: 'sent', steps: ['retract', 'send-to-late-joiners'], seen: 3 });

/** The page of a sent announcement with so many people who joined since. */
const show = (people: number, view = sent) =>
  showWithin(<LateJoiners view={view} />, {
    answer: ({ method }) => ({ body: method === 'GET' ? { people } : aView({ state: 'sending' }) }),
  });
const counted = (asked: readonly { path: string }[]) =>
  asked.filter(({ path }) => path.endsWith('/late-joiners')).length;

test('who joined since is counted when the page is opened, and not again', async () => {
  const { asked } = show(3);
  await pass(60_000);

  expect(screen.getByText('3 people joined since it was sent')).toBeDefined();
  expect(counted(asked)).toBe(1);
});

test('they get it with one click', async () => {
  const { asked } = show(1);
  await doing(() => undefined);

  await doing(() => screen.getByRole('button', { name: 'Send to those who joined since' }).click());

  expect(asked.find(({ method }) => method === 'POST')).toMatchObject({
    path: `/api/announcements/${sent.id}/step`,
    body: { step: 'send-to-late-joiners', seen: 3 },
  });
});

test('where it may not be sent to them why is said instead', async () => {
  const why = 'It has to be approved by a second person first.';
  show(2, aView({ state: 'sent', steps: ['retract'], whyNot: [{ step: 'send-to-late-joiners', why }] }));
  await doing(() => undefined);

  expect(screen.getByText(/2 people joined since it was sent/)).toBeDefined();
  expect(screen.getByText(new RegExp(why))).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

test('where nobody joined, and where it may not be sent to them, there is nothing', async () => {
  const nobody = show(0);
  const stopped = show(3, aView({ state: 'sending', stopped: true, steps: ['cancel'] }));
  await pass(1_000);

  expect(nobody.container.textContent).toBe('');
  expect(stopped.container.textContent).toBe('');
  expect(counted(stopped.asked)).toBe(0);
});
