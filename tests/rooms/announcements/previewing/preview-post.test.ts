import { expect, test } from 'vitest';
import { previewAnnouncement } from '../../../../bot/contract/announcements/announcements.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aChannelRoom, aPostedOne, TEAM } from '../../channels/a-channel-room.ts';
import { textOf } from '../writing/a-delivering-room.ts';
import { ada, ofSales } from '../writing/an-announcements-room.ts';

const button = { title: 'Read more', url: 'https://contoso.example/more' };
const contents = {
  en: { title: 'Your turn', text: 'Dear {group}, it starts on {start}.', picture: null, buttons: [button] },
  de: { title: 'Ihr seid dran', text: 'Es beginnt am {start}.', picture: null, buttons: [] },
};

test('the preview of a post is what is posted then, letter by letter', async () => {
  const { preview, ...room } = await aPreviewingRoom();
  await room.connect('sales');
  const announcement = aPostedOne({ contents, channels: ['finance', 'sales'] });

  const shown = await preview('sales', announcement);
  await room.begin(announcement);
  await room.runAll();

  expect(shown).toMatchObject({
    for: { name: 'Finance and Sales', language: 'en', fallback: false },
    place: { team: 'Finance team', channel: 'News' },
  });
  expect(JSON.parse(textOf(room.posting[0]?.message))).toEqual({ card: shown.card, summary: 'Your turn' });
});

test('the card of a person is shown for no place', async () => {
  const { preview } = await aPreviewingRoom();

  const shown = await preview(null, aPostedOne({ contents }));

  expect(shown.place).toBeNull();
  expect(JSON.stringify(shown.card)).toContain('Got it');
});

test('a post that would not be posted is refused in a sentence', async () => {
  const { preview, ...room } = await aPreviewingRoom();
  await room.connect('*', TEAM);
  const refused = { code: 'not-posted-there' };

  await expect(preview('sales', aPostedOne({ channels: ['sales'] }))).rejects.toMatchObject(refused);
  await expect(preview('*', aPostedOne({ channels: ['finance'] }))).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining("It wouldn't be posted for everyone"),
  });
  await expect(preview('finance', aPostedOne({ contents: {} }))).rejects.toMatchObject({ code: 'no-text' });
});

test('a lead sees the posts of their own groups alone', async () => {
  const { preview, ...room } = await aPreviewingRoom();
  await room.connect('sales', TEAM);
  const audience = { kind: 'groups' as const, groups: ['sales'] };
  const announcement = aPostedOne({ audience, contents, channels: ['sales', 'finance'] });

  expect((await preview('sales', announcement, ofSales)).place).toMatchObject({ channel: 'General' });
  await expect(preview('finance', announcement, ofSales)).rejects.toMatchObject({
    code: 'not-your-channels',
  });
});

async function aPreviewingRoom() {
  const room = await aChannelRoom();
  return {
    ...room,
    preview: (channelOf: string | null, announcement: ReturnType<typeof aPostedOne>, caller = ada) =>
      callRoute(room.routes, previewAnnouncement, {
        caller,
        body: { announcement, personId: null, language: null, channelOf },
      }),
  };
}
