import { expect, test } from 'vitest';
import { timestamp } from '../../../bot/base/clock.ts';
import { LaterError } from '../../../bot/doors/jobs/job.ts';
import { openPostsTable } from '../../../bot/rooms/channels/posts-table.ts';
import { preparePosts } from '../../../bot/rooms/channels/prepare-posts.ts';
import { type Posting, sendPost } from '../../../bot/rooms/channels/send-post.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import type { Line, SendPacer } from '../../../bot/rooms/telling/send-pacer.ts';
import { testStorage } from '../../support/storage.ts';
import { aTelling } from '../telling/a-telling.ts';
import { aChannelRoom, aPostedOne, NEWS } from './a-channel-room.ts';

/** Gives a turn for each of these, one after the other, with this line to Teams. */
function aPacer(turns: readonly ('now' | 'missed')[], line: Line): SendPacer {
  const left = [...turns];
  return {
    everyMs: 1,
    soonest: () => 0,
    reserve: async () => ({ startAt: 0, next: async () => (left.shift() === 'missed' ? 'missed' : line) }),
  };
}

/** A line that posts, and writes down where. */
async function aLine(sent: string[]): Promise<Line> {
  const { pacer } = aTelling({
    people: await openPeople(testStorage()),
    channelMessenger: {
      async post(_, channelId) {
        sent.push(channelId);
        return { kind: 'posted', post: { conversationId: `${channelId};messageid=1`, activityId: '1' } };
      },
    },
  });
  const line = await (await pacer.reserve(1)).next();
  if (line === 'missed') throw new Error('The turn was missed.');
  return line;
}

/** A post that is just to be sent, with everything that is asked of the sender. */
async function aPostToSend(...turns: ('now' | 'missed')[]) {
  const room = await aChannelRoom();
  const id = await room.begin(aPostedOne());
  const posts = await openPostsTable(room.storage);
  await preparePosts({ ...room.deps, posts }, id, {});
  const [post] = await posts.of(id);
  const stored = await room.deps.announcements.get(id);
  if (!post || !stored) throw new Error('There is nothing to post.');
  const sent: string[] = [];
  const deps = {
    ...room.deps,
    posts,
    pacer: aPacer(turns, await aLine(sent)),
  };
  return {
    sent,
    state: async () => (await posts.of(id))[0]?.state,
    send(changes: Partial<Posting> = {}) {
      const readAt = timestamp(room.clock);
      const stopping = new AbortController().signal;
      return sendPost(deps, post, { stored, readAt, mayGo: async () => true, stopping, ...changes });
    },
  };
}

test('a turn that was missed is made up for by the next one', async () => {
  const { send, sent, state } = await aPostToSend('missed', 'missed', 'now');

  expect(await send()).toBe('settled');
  expect(sent).toEqual([NEWS]);
  expect(await state()).toBe('sent');
});

test('what may not go out any more leaves no claim behind', async () => {
  const { send, sent, state } = await aPostToSend();

  expect(await send({ mayGo: async () => false })).toBe('elsewhere');
  expect(sent).toEqual([]);
  expect(await state()).toBe('pending');
});

test('what has to wait after it was claimed is free again at once', async () => {
  const { send, sent, state } = await aPostToSend();
  const mayGo = async () => {
    throw new LaterError(15, 'the wave is held');
  };

  await expect(send({ mayGo })).rejects.toMatchObject({ seconds: 15 });
  expect(sent).toEqual([]);
  expect(await state()).toBe('pending');
});

test('a process that is being stopped posts nothing more', async () => {
  const { send, sent, state } = await aPostToSend();

  await expect(send({ stopping: AbortSignal.abort() })).rejects.toThrow();
  expect(sent).toEqual([]);
  expect(await state()).toBe('pending');
});

test('of two runs with the same post one sends it', async () => {
  const { send, sent } = await aPostToSend();

  const ends = await Promise.all([send(), send()]);

  expect(ends.toSorted()).toEqual(['elsewhere', 'settled']);
  expect(sent).toEqual([NEWS]);
});
