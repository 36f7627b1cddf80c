import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { getPostsCsv, type PostView } from '../../../bot/contract/channels/channels.ts';
import { postsCsv } from '../../../bot/rooms/channels/posts-csv.ts';
import { callRoute } from '../../support/call-route.ts';
import { ada, ofSales } from '../announcements/writing/an-announcements-room.ts';
import { aChannelRoom, aPostedOne, TEAM } from './a-channel-room.ts';

const HEADER = 'Team,Channel,For,Outcome,Why,When,Since then';

function aPost(over: Partial<PostView> = {}): PostView {
  return {
    place: { team: 'Finance', channel: 'News' },
    owners: [{ id: 'finance', name: 'Finance' }],
    state: 'sent',
    why: null,
    at: '2026-09-12T10:00:00.000Z',
    card: 'as-sent',
    words: { outcome: 'Posted', why: null, since: null },
    ...over,
  };
}

function lines(csv: string): string[] {
  return csv.trimEnd().split('\r\n');
}

test('each post is a row with its channel, whose it is, what became of it, why and when', async () => {
  const room = await aChannelRoom({
    inChannels: ({ channelId }) =>
      channelId === TEAM ? { kind: 'failed', why: 'forbidden', raw: '403' } : undefined,
  });
  await room.connect('sales');
  await room.connect('*', TEAM);
  const id = await room.begin(aPostedOne({ channels: ['finance', 'sales', '*'] }));
  await room.runAll();
  const ask = (caller = ada) => callRoute(room.routes, getPostsCsv, { caller, params: { id } });

  const [header, general, news, ...more] = lines(await ask());

  expect(header).toBe(HEADER);
  expect(general).toMatch(
    /^Finance team,General,Everyone,Failed,Teams refuses posts there,2026-09-12T[\d:.]+Z,$/,
  );
  expect(news).toMatch(/^Finance team,News,Finance; Sales,Posted,,2026-09-12T[\d:.]+Z,$/);
  expect(more).toEqual([]);
  await expect(ask(ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
});

test('what became of a post later, and one that is not out yet, are told as well', () => {
  const removed = aPost({ words: { outcome: 'Posted', why: null, since: 'Taken back' } });
  const pending = aPost({ at: null, words: { outcome: 'Not posted yet', why: null, since: null } });
  const csv = postsCsv([removed, pending], sayInEnglish);

  expect(lines(csv).slice(1)).toEqual([
    'Finance,News,Finance,Posted,,2026-09-12T10:00:00.000Z,Taken back',
    'Finance,News,Finance,Not posted yet,,,',
  ]);
});

test('names of teams and channels that a spreadsheet would run as a formula are plain text', () => {
  const words = { outcome: 'Failed', why: '-unheard-of', since: null };
  const csv = postsCsv([aPost({ place: { team: '=1+1', channel: '@sum' }, words })], sayInEnglish);

  expect(lines(csv)[1]).toBe("'=1+1,'@sum,Finance,Failed,'-unheard-of,2026-09-12T10:00:00.000Z,");
});
