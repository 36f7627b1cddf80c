import { expect, test } from 'vitest';
import { textOf } from '../announcements/writing/a-delivering-room.ts';
import { aChannelRoom, aPostedOne, NEWS, TEAM } from './a-channel-room.ts';

test('each channel gets one post, also where two share it, and it is sent once all of that is done', async () => {
  const room = await aChannelRoom();
  await room.connect('sales');
  await room.connect('*', TEAM);

  const id = await room.begin(aPostedOne({ channels: ['finance', 'sales', '*'] }));
  await room.runAll();

  expect(room.acts().toSorted()).toEqual([`post ${NEWS}`, `post ${TEAM}`].toSorted());
  expect(await room.posts(id)).toMatchObject([
    { place: { team: 'Finance team', channel: 'General' }, owners: [{ name: 'Everyone' }], state: 'sent' },
    { place: { channel: 'News' }, owners: [{ name: 'Finance' }, { name: 'Sales' }], state: 'sent' },
  ]);
  const view = await room.view(id);
  expect(view.state).toBe('sent');
  expect(view.audit.filter(({ what }) => what === 'posted').map(({ note }) => note)).toContain(
    'Finance team, News: posted.',
  );
});

test('a post has nothing on it that belongs to one person', async () => {
  const room = await aChannelRoom();
  const button = { title: 'Read more', url: 'https://contoso.example/more' };
  const content = { title: 'Your turn', text: 'Dear {group}, soon.', picture: null, buttons: [button] };

  await room.begin(aPostedOne({ contents: { en: content }, essential: true }));
  await room.runAll();

  const said = textOf(room.posting[0]?.message);
  expect(said).toContain('Dear Finance, soon.');
  expect(said).toContain('Read more');
  expect(said).toContain('This is for Finance.');
  expect(said).not.toMatch(/Got it|done it|Report an issue|Pause|essential|You get this/);
});

test('the job may run as often as it likes, also at the same time: it posts once', async () => {
  const room = await aChannelRoom();
  const id = await room.begin(aPostedOne());
  const other = await room.worker();

  await Promise.allSettled([room.run('announcing.posts', { id }), other('announcing.posts', { id })]);
  await room.runAll();
  await other('announcing.posts', { id });

  expect(room.acts()).toEqual([`post ${NEWS}`]);
});

test('a post whose process died is not sent again by itself, but by whoever wants it', async () => {
  const dead = Promise.withResolvers<undefined>();
  const room = await aChannelRoom({ inChannels: (_, time) => (time === 0 ? dead.promise : undefined) });
  const id = await room.begin(aPostedOne());
  void room.run('announcing.posts', { id });
  await expect.poll(() => room.acts(), { timeout: 10_000 }).toHaveLength(1);

  await room.runLate();

  expect(room.acts()).toHaveLength(1);
  expect(await room.posts(id)).toMatchObject([{ state: 'unknown' }]);
  expect(await room.resend(id, ['unknown'])).toEqual({ people: 0, posts: 1 });
  await room.runAll();
  expect(room.acts()).toHaveLength(2);
  expect(await room.posts(id)).toMatchObject([{ state: 'sent' }]);
});

test('an outcome that Teams never told stays unknown', async () => {
  const room = await aChannelRoom({ inChannels: () => ({ kind: 'unknown', raw: '502' }) });

  const id = await room.begin(aPostedOne());
  await room.runLate();

  expect(room.acts()).toEqual([`post ${NEWS}`]);
  expect(await room.posts(id)).toMatchObject([{ state: 'unknown' }]);
  expect((await room.view(id)).state).toBe('sent');
});

test('Teams asks to wait, so everybody waits, and then the post goes once', async () => {
  const room = await aChannelRoom({
    inChannels: (_, time) => (time === 0 ? { kind: 'throttled', retryAfterMs: 4_000 } : undefined),
  });
  const id = await room.begin(aPostedOne());

  await expect(room.run('announcing.posts', { id })).rejects.toMatchObject({ seconds: 4 });
  const { startAt } = await room.deps.pacer.reserve(1);
  expect(startAt).toBeGreaterThan(room.clock.now());
  expect(await room.posts(id)).toMatchObject([{ state: 'pending' }]);
  expect((await room.view(id)).state).toBe('sending');
  await room.runAll();

  expect(room.acts()).toEqual([`post ${NEWS}`, `post ${NEWS}`]);
  expect(await room.posts(id)).toMatchObject([{ state: 'sent' }]);
});

test('a post that was refused says why, and a resend covers it', async () => {
  const room = await aChannelRoom({
    inChannels: (_, time) =>
      time === 0 ? { kind: 'unreachable', why: 'removed-app', raw: '403' } : undefined,
  });
  const id = await room.begin(aPostedOne());
  await room.runAll();
  expect(await room.posts(id)).toMatchObject([{ state: 'failed', why: 'removed-app' }]);

  expect(await room.resend(id, ['failed'])).toEqual({ people: 0, posts: 1 });
  await room.runAll();

  expect(await room.posts(id)).toMatchObject([{ state: 'sent', why: null }]);
  const view = await room.view(id);
  expect(view.state).toBe('sent');
  expect(view.audit.map(({ note }) => note)).toContain(
    'Finance team, News: not posted. The app was removed from the team.',
  );
});

test('a bot that Teams refuses stops all of it, and it goes on from there', async () => {
  const room = await aChannelRoom({
    inChannels: (_, time) => (time === 0 ? { kind: 'bot-refused', raw: '401' } : undefined),
  });
  const id = await room.begin(aPostedOne());
  await room.run('announcing.posts', { id });

  expect(await room.view(id)).toMatchObject({ state: 'sending', stopped: true });
  const { seen } = await room.view(id);
  await room.step(id, 'send', seen);
  await room.runAll();

  expect(await room.posts(id)).toMatchObject([{ state: 'sent' }]);
});

test('a held wave holds its posts', async () => {
  const room = await aChannelRoom();
  const id = await room.begin(aPostedOne());
  await room.hold('The network is down');
  await room.runAll();
  expect(room.acts()).toEqual([]);

  await room.release();
  await room.runLate();

  expect(room.acts()).toEqual([`post ${NEWS}`]);
  expect(await room.posts(id)).toMatchObject([{ state: 'sent' }]);
});

test("a scheduled post goes at the organisation's hour, though the first people get theirs before", async () => {
  const room = await aChannelRoom();
  const schedule = { kind: 'at', date: '2026-09-14', hour: '09:00', ownZone: true } as const;
  const id = await room.begin(aPostedOne({ schedule }), 'schedule');

  await room.at('2026-09-13T20:00:00Z');
  await room.due();
  expect((await room.view(id)).state).toBe('sending');
  expect(room.acts()).toEqual([]);
  await room.at('2026-09-14T09:00:01Z');
  await room.runAll();

  expect(room.acts()).toEqual([`post ${NEWS}`]);
});

test('what is cancelled before its post goes out is not posted', async () => {
  const room = await aChannelRoom();
  const id = await room.begin(aPostedOne());
  const { seen } = await room.view(id);

  await room.step(id, 'cancel', seen);
  await room.runAll();

  expect(room.acts()).toEqual([]);
  expect(await room.posts(id)).toEqual([]);
});

test('an edit changes the post in place, and a retract takes it back', async () => {
  const room = await aChannelRoom();
  const id = await room.begin(aPostedOne());
  await room.runAll();
  const sent = await room.view(id);
  const content = { title: 'Your turn', text: 'It starts later.', picture: null, buttons: [] };

  const edited = { ...sent.announcement, contents: { en: content } };
  const { seen } = await room.save(edited, { id, seen: sent.seen });
  await room.runLate();
  expect(textOf(room.posting[1]?.message)).toContain('It starts later.');
  expect(await room.posts(id)).toMatchObject([{ state: 'sent', card: 'changed' }]);
  await room.step(id, 'retract', seen);
  await room.runLate();

  expect(room.acts()).toEqual([`post ${NEWS}`, `update ${NEWS}`, `remove ${NEWS}`]);
  expect(await room.posts(id)).toMatchObject([{ card: 'removed' }]);
});

test('a post is taken back also when the cards of people were long before', async () => {
  const room = await aChannelRoom();
  const id = await room.begin(aPostedOne());
  await room.runAll();
  await room.step(id, 'retract', (await room.view(id)).seen);
  room.loseJobs();

  await room.run('announcing.retract', { id });
  expect((await room.deps.announcements.get(id))?.wish).toBeUndefined();
  await room.run('announcing.posts', { id });

  expect(room.acts()).toEqual([`post ${NEWS}`, `remove ${NEWS}`]);
});

test('a post that somebody deleted in the channel is told as gone', async () => {
  const room = await aChannelRoom({
    inChannels: ({ act }) =>
      act === 'remove' ? { kind: 'failed', why: 'message-gone', raw: '404' } : undefined,
  });
  const id = await room.begin(aPostedOne());
  await room.runAll();
  await room.step(id, 'retract', (await room.view(id)).seen);
  await room.runLate();

  expect(await room.posts(id)).toMatchObject([{ card: 'gone' }]);
});

test('a post in a team that threw the app out is told to stand as it was', async () => {
  const room = await aChannelRoom({
    inChannels: ({ act }) =>
      act === 'remove' ? { kind: 'unreachable', why: 'removed-app', raw: '403' } : undefined,
  });
  const id = await room.begin(aPostedOne());
  await room.runAll();
  await room.step(id, 'retract', (await room.view(id)).seen);
  await room.runLate();

  expect(await room.posts(id)).toMatchObject([{ state: 'sent', card: 'not-changed' }]);
});

test('posts whose job was lost are found and sent', async () => {
  const room = await aChannelRoom();
  const id = await room.begin(aPostedOne());
  room.loseJobs();

  await room.at('2026-09-12T10:05:00Z');
  await room.run('channels.sweep');
  await room.runAll();

  expect(room.acts()).toEqual([`post ${NEWS}`]);
  expect(await room.posts(id)).toMatchObject([{ state: 'sent' }]);
});
