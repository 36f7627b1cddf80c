// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { AnnouncementView } from '../../../bot/contract/announcements/announcement.ts';
import {
  useAnnouncement,
  useLiveAnnouncement,
  useReviewAnnouncement,
  useStepAnnouncement,
} from '../../../tab/api/announcement.ts';
import { aView } from '../features/announcements/a-view.ts';
import { type Answer, doing, pass, renderWithin, withStillTime } from '../support/render-within.tsx';

withStillTime();

const { id } = aView();
const changed = { status: 409, body: { code: 'announcement-changed', detail: 'Ben was faster.' } };

function following(view: AnnouncementView, hook: (id: string) => unknown) {
  const server = { view };
  const { asked } = renderWithin(() => hook(id), { answer: () => ({ body: server.view }), props: {} });
  return { server, asked };
}

test.each([
  ['its page', useLiveAnnouncement, 1_500],
  ['another screen', (one: string) => useAnnouncement(one, false), 2_000],
])('one that is being sent is asked for again and again on %s', async (_where, hook, every) => {
  const { server, asked } = following(aView({ state: 'sending' }), hook);

  await pass(0);
  await pass(every);
  expect(asked).toHaveLength(2);
  server.view = aView({ state: 'sent' });
  await pass(every);
  await pass(every);

  expect(asked).toHaveLength(3);
});

test('one that rests is looked at now and then on its page: somebody else can be at work on it', async () => {
  const { asked } = following(aView(), useLiveAnnouncement);

  await pass(0);
  await pass(14_900);
  expect(asked).toHaveLength(1);
  await pass(200);

  expect(asked).toHaveLength(2);
});

test('one that was begun here is not asked for before it is on the server', async () => {
  const { asked } = following(aView(), (one) => useAnnouncement(one, true));

  await pass(60_000);

  expect(asked).toEqual([]);
});

function beside<Mutation>(hook: (id: string) => Mutation, answer: Answer) {
  return renderWithin(() => ({ shown: useAnnouncement(id, false), mutation: hook(id) }), {
    answer,
    props: {},
  });
}

test('a review carries the version that was read, and is followed by what it says now when that is another', async () => {
  let view = aView({ state: 'in-review', seen: 4 });
  const { result, asked } = beside(useReviewAnnouncement, ({ method }) =>
    method === 'POST' ? changed : { body: view },
  );
  await pass(0);
  view = aView({ state: 'in-review', seen: 5 });

  await doing(() => result.current.mutation.mutate({ text: '', approved: true, seen: 4 }));

  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ text: '', approved: true, seen: 4 });
  expect(result.current.mutation.isError).toBe(true);
  expect(result.current.shown.data?.seen).toBe(5);
});

test('a step shows at once how it stands, without being asked for anew', async () => {
  const { result, asked } = beside(useStepAnnouncement, ({ method }) => ({
    body: method === 'POST' ? aView({ state: 'approved', seen: 2 }) : aView({ state: 'in-review' }),
  }));
  await pass(0);

  await doing(() => result.current.mutation.mutate({ step: 'approve', note: '', seen: 1 }));

  expect(result.current.shown.data?.state).toBe('approved');
  expect(asked.filter(({ method }) => method === 'GET')).toHaveLength(1);
});

test('a step that is refused leaves what was there, and shows what somebody else made of it', async () => {
  let view = aView({ state: 'in-review' });
  const { result } = beside(useStepAnnouncement, ({ method }) =>
    method === 'POST' ? changed : { body: view },
  );
  await pass(0);
  view = aView({ state: 'draft', seen: 2 });

  await doing(() => result.current.mutation.mutate({ step: 'approve', note: '', seen: 1 }));

  expect(result.current.mutation.isError).toBe(true);
  expect(result.current.shown.data?.state).toBe('draft');
});
