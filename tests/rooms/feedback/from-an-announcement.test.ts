import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { answerIssue, getIssues } from '../../../bot/contract/feedback/feedback.ts';
import { reportJobs } from '../../../bot/rooms/delivery/receipts/report-jobs.ts';
import type { Reports } from '../../../bot/rooms/delivery/receipts/reports.ts';
import { askForReport } from '../../../bot/rooms/feedback/chat.ts';
import { addPeople, aPerson, callerOf, senderOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

const ANNOUNCEMENT = randomUUID();
const CARD = { announcement: ANNOUNCEMENT, chunk: 3 };

/** The room beside one that sent an announcement to some people. */
async function anAnnouncedRoom() {
  const got = new Set<string>();
  const reported: string[] = [];
  const room = await aFeedbackRoom();
  const reports: Reports = {
    async find(card, personId) {
      const theirs = card.announcement === ANNOUNCEMENT && card.chunk === 3 && got.has(personId);
      return theirs ? { title: 'It is your turn', phaseId: 'windows' } : undefined;
    },
    async reported(_, personId) {
      reported.push(personId);
    },
  };
  const handlers = reportJobs({ reports, issues: room.feedback.issues });
  const ada = aPerson({ id: randomUUID(), name: 'Ada Novak' });
  const ben = aPerson({ id: randomUUID(), name: 'Ben Okoro', groupId: 'hr' });
  await addPeople(room.people, ada, ben);
  got.add(ada.id).add(ben.id);
  return {
    ...room,
    ada,
    ben,
    reported,
    /** With what the room that sent the card does about it. */
    async press(...pressed: Parameters<typeof room.press>) {
      const answer = await room.press(...pressed);
      await room.runJobs(handlers);
      return answer;
    },
  };
}

test('the form behind a card says what it is about, chooses its phase, and keeps the card', async () => {
  const { feedback, ada } = await anAnnouncedRoom();

  const form = await askForReport(feedback, senderOf(ada), sayInEnglish, {
    ...CARD,
    title: 'It is your turn',
    phaseId: 'windows',
  });

  const text = JSON.stringify(form);
  expect(text).toContain('About the announcement: It is your turn');
  expect(text).toContain('"value":"windows"}');
  expect(text).toContain(`"announcement":"${ANNOUNCEMENT}","chunk":"3"`);
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
  expect(new Set(reported)).toEqual(new Set([ada.id]));
});

test('an issue with the card of an announcement that the person never got comes from none', async () => {
  const { feedback, press, reported } = await anAnnouncedRoom();

  await press(aPerson({ id: randomUUID() }), 'feedback.report', aForm());
  await press(aPerson({ id: randomUUID() }), 'feedback.report', aForm({ announcement: randomUUID() }));

  expect(await feedback.issues.get(1)).toMatchObject({ announcement: null, text: 'No code arrives' });
  expect(await feedback.issues.get(2)).toMatchObject({ announcement: null });
  expect(reported).toEqual([]);
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
    chunk: '3',
    ...changes,
  };
}
