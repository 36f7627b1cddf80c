// @vitest-environment happy-dom
import { onlineManager, QueryObserver } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createQueryClient } from '../../../tab/api/query-client.ts';
import { usePlaybooks } from '../../../tab/api/rollout.ts';
import { StaleNotice } from '../../../tab/shell/StaleNotice.tsx';
import { LoadingOrProblem } from '../../../tab/ui/states/LoadingOrProblem.tsx';
import { type Answer, doing, pass, showWithin, withStillTime } from '../support/render-within.tsx';

withStillTime();

function Playbooks() {
  const playbooks = usePlaybooks();
  if (playbooks.data === undefined) {
    return <LoadingOrProblem query={playbooks} what="the playbooks" problem="They could not be loaded" />;
  }
  return <p>{playbooks.data.playbooks.length} playbooks</p>;
}

/** The screen with a server that can go away and come back. */
function show() {
  const server = { reachable: true };
  const answer: Answer = () => {
    if (!server.reachable) throw new TypeError('Failed to fetch');
    return { body: { playbooks: [] } };
  };
  const shown = showWithin(
    <>
      <StaleNotice />
      <Playbooks />
    </>,
    { answer },
  );
  return { ...shown, server };
}

test('what was there stays when a request fails, with a way to ask again that takes the notice away', async () => {
  const { cache, server } = show();
  await pass(0);
  server.reachable = false;
  await doing(() => cache.invalidateQueries());

  expect(screen.getByText('0 playbooks')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('This may be out of date');
  expect(screen.getByRole('status').textContent).toContain('could not be reached');

  server.reachable = true;
  await doing(() => screen.getByRole('button', { name: 'Try again' }).click());
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.getByText('0 playbooks')).toBeTruthy();
});

test('where nothing was there yet the problem stands in its place, once', async () => {
  const { server, cache } = show();
  server.reachable = false;
  await doing(() => cache.resetQueries());

  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('They could not be loaded');
});

test('who waits for an answer hears within three seconds that there is none, offline too', async () => {
  const gone = new QueryObserver(createQueryClient(), {
    queryKey: ['gone'],
    queryFn: () => Promise.reject(new TypeError('Failed to fetch')),
  });
  const stop = gone.subscribe(() => undefined);
  onlineManager.setOnline(false);

  await pass(2_900);

  expect(gone.getCurrentResult()).toMatchObject({ status: 'error', failureCount: 3 });
  onlineManager.setOnline(true);
  stop();
});

test('a screen that is slow to come says so', async () => {
  showWithin(
    <LoadingOrProblem
      query={{ isPending: true, isError: false, error: null, refetch: () => undefined }}
      what="the gates"
      problem=""
    />,
    {
      answer: () => ({ body: {} }),
    },
  );

  expect(screen.queryByText(/slow to answer/)).toBeNull();
  await pass(3_000);
  expect(screen.getByText('Groundswell is slow to answer. It is still loading the gates.')).toBeTruthy();
});
