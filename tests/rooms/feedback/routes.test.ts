import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerIssue, getIssue, getIssues, reportIssue } from '../../../bot/contract/feedback/feedback.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

test('a report over HTTP is filed once and comes back as it will be seen', async () => {
  const { routes, people } = await aFeedbackRoom();
  const person = aPerson();
  await addPeople(people, person);
  const request = { caller: callerOf(person), body: aReport({ phaseId: 'windows' }) };

  const first = await callRoute(routes, reportIssue, request);
  const second = await callRoute(routes, reportIssue, request);

  expect(second).toEqual(first);
  expect(first).toEqual({
    number: 1,
    state: 'open',
    severity: 'annoying',
    text: 'The icon moved',
    person: { id: person.id, name: person.name },
    group: { id: 'finance', name: 'Finance' },
    phaseId: 'windows',
    phaseName: 'Windows',
    waveId: 'autumn.windows.finance',
    rolloutId: 'autumn',
    announcement: null,
    reportedAt: '2026-09-10T10:00:00.000Z',
    answer: null,
    answeredBy: null,
    answeredAt: null,
    mayAnswer: false,
  });
});

test('a phase that does not exist is refused', async () => {
  const { routes } = await aFeedbackRoom();
  const body = aReport({ phaseId: 'telepathy' });

  const report = callRoute(routes, reportIssue, { caller: callerOf(aPerson()), body });

  await expect(report).rejects.toMatchObject({ kind: 'invalid', code: 'phase-unknown' });
});

test('each role sees what it may, and counts cover exactly that', async () => {
  const { routes, report } = await aRoomWithIssues();
  const me = aPerson({ id: randomUUID() });
  await report(me, 1);
  const seenBy = async (changes: Partial<Person>) => {
    const { issues, counts } = await callRoute(routes, getIssues, {
      caller: callerOf({ ...me, ...changes }),
    });
    return { groups: issues.map((issue) => issue.group.id), open: counts.open };
  };

  const seen = {
    member: await seenBy({}),
    champion: await seenBy({ role: 'champion', groupId: 'finance' }),
    limited: await seenBy({ role: 'lead', leads: ['hr'] }),
    lead: await seenBy({ role: 'lead', leads: null }),
  };

  expect(seen).toEqual({
    member: { groups: ['finance'], open: 1 },
    champion: { groups: ['finance', 'finance', 'finance'], open: 3 },
    limited: { groups: ['finance', 'hr'], open: 2 },
    lead: { groups: ['finance', 'hr', 'finance', 'finance'], open: 4 },
  });
});

test('filters narrow the list and leave the counts as they are', async () => {
  const { routes, lead } = await aRoomWithIssues();

  const byGroup = await callRoute(routes, getIssues, { caller: lead, query: { group: 'hr' } });
  const byState = await callRoute(routes, getIssues, { caller: lead, query: { state: 'resolved' } });

  expect(byGroup.issues.map((issue) => issue.number)).toEqual([3]);
  expect(byState.issues).toEqual([]);
  expect(byGroup.counts).toEqual({ open: 3, 'in-progress': 0, resolved: 0, declined: 0 });
  expect(byState.counts).toEqual(byGroup.counts);
});

test('pages have fifty issues, newest first, and go on below the last number', async () => {
  const { routes, lead, report, clock } = await aRoomWithIssues();
  for (const hour of ['11', '12', '13', '14']) {
    clock.set(`2026-09-10T${hour}:30:00Z`);
    await report(aPerson(), 13);
  }

  const first = await callRoute(routes, getIssues, { caller: lead });
  const second = await callRoute(routes, getIssues, { caller: lead, query: { before: '6' } });

  expect(first.issues.map((issue) => issue.number)).toEqual(Array.from({ length: 50 }, (_, at) => 55 - at));
  expect(first.more).toBe(true);
  expect(second.issues.map((issue) => issue.number)).toEqual([5, 4, 3, 2, 1]);
  expect(second.more).toBe(false);
});

test('one issue is there for whoever may see it, and for others does not exist', async () => {
  const { routes, lead } = await aRoomWithIssues();
  const ask = (caller: typeof lead, number: string) =>
    callRoute(routes, getIssue, { caller, params: { number } });

  expect(await ask(lead, '3')).toMatchObject({ number: 3, group: { id: 'hr' } });
  const { person } = await ask(lead, '1');
  expect(await ask({ ...lead, id: person.id, role: 'member' }, '1')).toMatchObject({ number: 1 });
  const notFound = { kind: 'not-found', code: 'issue-not-found' };
  await expect(ask({ ...lead, leads: ['finance'] }, '3')).rejects.toMatchObject(notFound);
  await expect(ask(lead, '999')).rejects.toMatchObject(notFound);
});

test('an answer is kept with its state and a job to tell it', async () => {
  const { routes, lead, queued } = await aRoomWithIssues();

  const answered = await callRoute(routes, answerIssue, {
    caller: lead,
    params: { number: '1' },
    body: { state: 'resolved', answer: 'Fixed on Monday' },
  });

  expect(answered).toMatchObject({
    state: 'resolved',
    answer: 'Fixed on Monday',
    answeredBy: { id: lead.id, name: lead.name },
    answeredAt: '2026-09-10T10:00:00.000Z',
    mayAnswer: true,
  });
  // Gates are told of issues as well, a little later.
  expect(queued.filter(({ kind }) => kind !== 'feedback.issue-changed')).toEqual([
    { kind: 'feedback.tell-answer', data: { number: 1 } },
  ]);
});

test('the same answer again changes nothing', async () => {
  const { routes, lead, clock } = await aRoomWithIssues();
  const request = { caller: lead, params: { number: '1' }, body: { state: 'resolved', answer: 'Fixed' } };
  const first = await callRoute(routes, answerIssue, request);
  clock.set('2026-09-11T10:00:00Z');

  const second = await callRoute(routes, answerIssue, request);

  expect(second).toEqual(first);
});

test('a lead of other groups may not answer', async () => {
  const { routes, lead } = await aRoomWithIssues();

  const answer = callRoute(routes, answerIssue, {
    caller: { ...lead, leads: ['hr'] },
    params: { number: '1' },
    body: { state: 'declined', answer: 'No' },
  });

  await expect(answer).rejects.toMatchObject({
    kind: 'forbidden',
    message: "Issue #1 comes from Finance, which you don't lead. A lead of Finance can answer it.",
  });
});

test('a number that no issue has is refused', async () => {
  const { routes, lead } = await aRoomWithIssues();

  const answer = callRoute(routes, answerIssue, {
    caller: lead,
    params: { number: '99' },
    body: { state: 'declined', answer: 'No' },
  });

  await expect(answer).rejects.toMatchObject({ kind: 'not-found', code: 'issue-not-found' });
});

/** Issues 1 and 2 of finance and 3 of hr, and a lead of everything. */
async function aRoomWithIssues() {
  const room = await aFeedbackRoom();
  await addPeople(room.people, aPerson(), aPerson({ groupId: 'hr' }));
  async function report(person: Person, times: number): Promise<void> {
    for (let at = 0; at < times; at += 1) {
      await room.feedback.report(person, aReport());
    }
  }
  await report(aPerson(), 2);
  await report(aPerson({ groupId: 'hr' }), 1);
  return { ...room, report, lead: callerOf(aPerson({ role: 'lead', leads: null, groupId: 'it' })) };
}

function aReport(changes: { phaseId?: string | null } = {}) {
  return {
    form: randomUUID(),
    text: 'The icon moved',
    severity: 'annoying' as const,
    phaseId: null,
    ...changes,
  };
}
