import { expect, test } from 'vitest';
import { message } from '../../../../bot/base/words/message.ts';
import type { Outgoing } from '../../../../bot/doors/teams/chat.ts';
import { TELL_AUTHOR } from '../../../../bot/rooms/announcements/job-kinds.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aConversation, addPeople, aPerson } from '../../../support/builders.ts';

test.each([
  ['as a message', { said: message('announcements.wave-starts', { day: { day: '2026-12-01' } }) }],
  ['as a sentence, by the version before', { text: 'Its wave now starts on 1 December 2026.' }],
])('news that were queued %s are told to the author', async (_form, news) => {
  const { author, told, run } = await aRoom();

  await run({ personId: author.id, ...news });

  expect(told).toEqual([{ text: 'Its wave now starts on 1 December 2026.' }]);
});

test('an author who is not here any more is told nothing', async () => {
  const { told, run } = await aRoom();

  await run({ personId: aPerson().id, text: 'It was not sent.' });

  expect(told).toEqual([]);
});

async function aRoom() {
  const told: Outgoing[] = [];
  const { people, run } = await aHouse({
    messenger: {
      async tell(_to, outgoing) {
        told.push(outgoing);
        return { kind: 'sent', activityId: '1' };
      },
    },
  });
  const author = aPerson({ role: 'lead', conversation: aConversation() });
  await addPeople(people, author);
  return { author, told, run: (news: unknown) => run(TELL_AUTHOR.kind, news) };
}
