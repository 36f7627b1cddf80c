// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RolloutChoice } from '../../../../bot/contract/rollout/rollouts.ts';
import { MissingRollout } from '../../../../tab/ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../../../tab/ui/rollouts/RolloutPicker.tsx';
import { doing, showWithin, withStillTime } from '../../support/render-within.tsx';
import { aChoice } from './a-choice.ts';

withStillTime();

const EXCHANGE = aChoice({ id: 'exchange', title: 'Exchange Online' });

test('offers all that are running and each of them, the chosen one picked', async () => {
  await show([EXCHANGE, aChoice()], '/status?rollout=exchange');

  expect(options()).toEqual(['All running', 'Exchange Online', 'Foundation']);
  expect(picker()).toHaveProperty('value', 'exchange');
});

test('what is over or cancelled can still be chosen, and is said to be so', async () => {
  await show([
    EXCHANGE,
    aChoice({ state: 'finished', inSight: false }),
    aChoice({ id: 'teams', title: 'Teams', state: 'cancelled', inSight: false }),
  ]);

  expect(options()).toEqual(['All running', 'Exchange Online', 'Foundation, finished', 'Teams, cancelled']);
});

test('two of one title stand there under the names that tell them apart', async () => {
  await show([
    aChoice({ id: 'north', name: 'Foundation (from 1 Nov 2026)' }),
    aChoice({ id: 'south', name: 'Foundation (from 1 Feb 2027)', state: 'planned' }),
  ]);

  expect(options().slice(1)).toEqual([
    'Foundation (from 1 Nov 2026)',
    'Foundation (from 1 Feb 2027), planned',
  ]);
});

test('a choice goes into the address, beside what else is there', async () => {
  const { open } = await show([EXCHANGE, aChoice()], '/issues?group=finance');

  await doing(() => fireEvent.change(picker(), { target: { value: 'exchange' } }));

  expect(open).toEqual({ where: '/issues', query: '?group=finance&rollout=exchange' });
});

test('what was opened in the other rollout is not looked for in this one', async () => {
  const { open } = await show([EXCHANGE, aChoice()], '/announce/waves?wave=foundation.identity.hr');

  await doing(() => fireEvent.change(picker(), { target: { value: 'exchange' } }));

  expect(open.query).toBe('?rollout=exchange');
});

test('all running takes the choice out of the address', async () => {
  const { open } = await show([EXCHANGE, aChoice()], '/status?rollout=exchange');

  await doing(() => fireEvent.change(picker(), { target: { value: '' } }));

  expect(open).toEqual({ where: '/status', query: '' });
});

test('where there is one rollout alone there is nothing to choose', async () => {
  await show([aChoice()]);

  expect(screen.queryByRole('combobox')).toBeNull();
});

test('a link to a rollout that was deleted says so, and all are shown', async () => {
  const { open } = await show([EXCHANGE, aChoice()], '/status?rollout=gone');

  expect(screen.getByText('This rollout does not exist')).toBeDefined();
  expect(picker()).toHaveProperty('value', '');

  await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Show all' })));
  expect(open.query).toBe('');
  expect(screen.queryByText('This rollout does not exist')).toBeNull();
});

async function show(rollouts: readonly RolloutChoice[], at = '/status') {
  const around = showWithin(
    <>
      <MissingRollout />
      <RolloutPicker />
    </>,
    { at, answer: () => ({ body: { today: '2026-12-01', rollouts } }) },
  );
  await doing(() => undefined);
  return around;
}

function picker(): HTMLElement {
  return screen.getByRole('combobox', { name: 'Rollout' });
}

function options(): (string | null)[] {
  return screen.getAllByRole('option').map(({ textContent }) => textContent);
}
