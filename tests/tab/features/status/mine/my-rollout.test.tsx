// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { MyRolloutView } from '../../../../../bot/contract/overview/my-rollout.ts';
import { MyRollout } from '../../../../../tab/features/status/mine/MyRollout.tsx';
import { pass, showWithin, withStillTime } from '../../../support/render-within.tsx';
import { aChoice } from '../../../ui/rollouts/a-choice.ts';
import { aTurn } from './a-turn.ts';

withStillTime();

const AUTUMN = { id: 'autumn', name: 'Autumn rollout' };
const MAIL = { id: 'mail', name: 'Mail' };
const IDENTITY = aTurn({
  waveId: 'autumn.identity.sales',
  rollout: AUTUMN,
  phase: { id: 'identity', name: 'Identity' },
  state: 'in-progress',
  start: '2026-11-25',
  toDo: ['Charge your phone.'],
});
const EXCHANGE = aTurn({
  waveId: 'mail.exchange.sales',
  rollout: MAIL,
  phase: { id: 'exchange', name: 'Exchange Online' },
  state: 'held',
  held: { why: 'Calendars are lost.', hears: "You'll hear as soon as it's decided." },
});

test('what is on says what to do now, beside what is on hold in another rollout', async () => {
  await show({ turns: [IDENTITY, EXCHANGE] });

  expect(parts()).toEqual(['Now', 'What comes']);
  expect(text()).toContain("What to do now, if you haven't yet");
  expect(text()).toContain('Charge your phone.');
});

test('what is on hold says why and when I hear again, and shows no dates', async () => {
  await show({ turns: [EXCHANGE] });

  expect(text()).toContain("No new date yet. You'll hear as soon as it's decided.");
  expect(text()).toContain('Why: Calendars are lost.');
  expect(text()).not.toContain('Dec 2026 –');
});

test('the rollout of the address is shown by itself', async () => {
  await show({ turns: [IDENTITY, EXCHANGE] }, '/status?rollout=mail');

  expect(text()).toContain('Exchange Online');
  expect(text()).not.toContain('Identity');
});

test('a link to a rollout that was deleted says so, and everything is shown', async () => {
  await show({ turns: [IDENTITY, EXCHANGE] }, '/status?rollout=gone');

  expect(text()).toContain('This rollout does not exist');
  expect(parts()).toEqual(['Now', 'What comes']);
});

test('what was cancelled is said with its reason', async () => {
  const words = 'Exchange Online was cancelled: No budget.';
  await show({ turns: [IDENTITY], cancelled: [{ rollout: MAIL, words }] });

  expect(text()).toContain(words);
});

test('without any turn nothing is planned', async () => {
  await show({ rollouts: [], turns: [] });

  expect(text()).toContain('Nothing is planned for your group yet');
});

async function show(view: Partial<MyRolloutView>, at = '/status') {
  const mine: MyRolloutView = {
    today: '2026-12-01',
    rollouts: [AUTUMN, MAIL],
    group: { id: 'sales', name: 'Sales' },
    turns: [],
    cancelled: [],
    missed: [],
    ...view,
  };
  const rollouts = [aChoice({ id: 'mail', title: 'Mail' }), aChoice({ id: 'autumn' })];
  showWithin(<MyRollout />, {
    at,
    answer: ({ path }) => {
      if (path === '/api/my-rollout') return { body: mine };
      if (path === '/api/rollouts') return { body: { today: mine.today, rollouts } };
      // The other panels are not what these tests are about.
      return { status: 404, body: { code: 'not-found', title: 'Not there', detail: 'Not there.' } };
    },
  });
  await pass(0);
  await pass(0);
}

function text(): string {
  return document.body.textContent ?? '';
}

function parts(): (string | null)[] {
  return screen
    .getAllByRole('heading', { level: 2 })
    .map(({ textContent }) => textContent)
    .filter((title) => title === 'Now' || title === 'What comes' || title === 'What you have had');
}
