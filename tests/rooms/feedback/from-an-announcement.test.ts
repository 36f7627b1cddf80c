import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../bot/contract/announcements/waves-to-announce.ts';
import { answerIssue, getIssues } from '../../../bot/contract/feedback/feedback.ts';
import { REPORT } from '../../../bot/rooms/announcements/cards/content-card.ts';
import { aCaller, aConversation, addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

const ANNOUNCEMENT = randomUUID();

/** Two people of Finance have got an announcement about Windows; Ben is in Human Resources since then. */
async function anAnnouncedRoom() {
  const room = await aFeedbackRoom({
    messenger: { tell: async () => ({ kind: 'sent', activityId: randomUUID() }) },
  });
  const ada = aPerson({ id: randomUUID(), name: 'Ada Novak', conversation: aConversation() });
  const ben = aPerson({ id: randomUUID(), name: 'Ben Okoro', conversation: aConversation() });
  await addPeople(room.people, ada, ben);
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: {
      id: ANNOUNCEMENT,
      waveId: 'autumn.windows.finance',
      title: 'It is your turn',
      text: 'You get Windows.',
    },
  });
  await room.work();
  await addPeople(room.people, { ...ben, groupId: 'hr' });
  const { deliveries } = room.rooms.delivery.api;
  return {
    ...room,
    ada,
    ben,
    async reported() {
      const sent = await deliveries.chunk(ANNOUNCEMENT, 0);
      return sent.filter(({ reportedAt }) => reportedAt).map(({ personId }) => personId);
    },
    /** With all that comes of it. */
    async press(...pressed: Parameters<typeof room.press>) {
      const answer = await room.press(...pressed);
      await room.work();
      return answer;
    },
  };
}

test('the form behind a card says what it is about, chooses its phase, and keeps the card', async () => {
  const { press, ada } = await anAnnouncedRoom();

  const text = await press(ada, REPORT, { a: ANNOUNCEMENT, c: '0' });

  expect(text).toContain('About the announcement: It is your turn');
  expect(text).toContain('"value":"autumn.windows"}');
  expect(text).toContain(`"announcement":"${ANNOUNCEMENT}","chunk":"0"`);
});

test('an issue keeps the announcement that it was reported from, and that is told of it', async () => {
  const { feedback, press, ada, reported } = await anAnnouncedRoom();
  const form = aForm();

  await press(ada, 'feedback.report', form);
  await press(ada, 'feedback.report', form);

  expect(await feedback.issues.get(1)).toMatchObject({
    announcement: { id: ANNOUNCEMENT, title: 'It is your turn' },
  });
  expect(await feedback.issues.heads()).toHaveLength(1);
  expect(await reported()).toEqual([ada.id]);
});

test('an issue with the card of an announcement that the person never got comes from none', async () => {
  const { feedback, press, reported } = await anAnnouncedRoom();

  await press(aPerson({ id: randomUUID() }), 'feedback.report', aForm());
  await press(aPerson({ id: randomUUID() }), 'feedback.report', aForm({ announcement: randomUUID() }));

  expect(await feedback.issues.get(1)).toMatchObject({ announcement: null, text: 'No code arrives' });
  expect(await feedback.issues.get(2)).toMatchObject({ announcement: null });
  expect(await reported()).toEqual([]);
});

test('the issues of an announcement are listed with their counts, each lead those of their groups', async () => {
  const { press, routes, ada, ben } = await anAnnouncedRoom();
  for (const person of [ada, ben, ada]) await press(person, 'feedback.report', aForm());
  await press(ada, 'feedback.report', aForm({ announcement: undefined }));
  const everything = callerOf(aPerson({ role: 'lead', leads: null }));
  await callRoute(routes, answerIssue, {
    caller: everything,
    params: { number: '1' },
    body: { state: 'resolved', answer: 'It works now.' },
  });
  const seen = async (caller = everything) => {
    const { issues, counts } = await callRoute(routes, getIssues, {
      caller,
      query: { announcement: ANNOUNCEMENT },
    });
    return { numbers: issues.map(({ number }) => number), open: counts.open, resolved: counts.resolved };
  };

  expect(await seen()).toEqual({ numbers: [3, 2, 1], open: 2, resolved: 1 });
  expect(await seen(callerOf(aPerson({ role: 'lead', leads: ['hr'] })))).toEqual({
    numbers: [2],
    open: 1,
    resolved: 0,
  });
  expect(await seen(callerOf(ada))).toEqual({ numbers: [3, 1], open: 1, resolved: 1 });
});

function aForm(changes: Record<string, unknown> = {}) {
  return {
    form: randomUUID(),
    text: 'No code arrives',
    severity: 'cannot-work',
    phase: 'identity',
    announcement: ANNOUNCEMENT,
    chunk: '0',
    ...changes,
  };
}
