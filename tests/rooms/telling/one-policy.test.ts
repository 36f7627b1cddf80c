import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../bot/base/clock.ts';
import {
  getAnnouncement,
  previewAnnouncement,
  testAnnouncement,
} from '../../../bot/contract/announcements/announcements.ts';
import { sendAnnouncement } from '../../../bot/contract/announcements/waves-to-announce.ts';
import { remindPeople } from '../../../bot/contract/delivery/results.ts';
import { planRollout } from '../../../bot/contract/rollout/rollout.ts';
import { getNotArrived } from '../../../bot/contract/telling/not-arrived.ts';
import { LaterError } from '../../../bot/doors/jobs/job.ts';
import type { SendOutcome } from '../../../bot/doors/teams/outcome.ts';
import { openSendBudget } from '../../../bot/rooms/telling/send-budget.ts';
import { aHouse } from '../../support/a-house.ts';
import { aConversation, addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';

// Whoever writes to one person does so in a turn of the send budget, and what becomes of it ends the same way.

const WAVE = 'autumn.identity.finance';
const RATE = 5_000;
const START = new Date(systemClock.now()).toISOString().slice(0, 10);
const SENT: SendOutcome = { kind: 'sent', activityId: '1' };

/** The whole house, with a lead and a member who have chats, and one announcement that the member has got. */
async function aTellingHouse() {
  const calls: string[] = [];
  let outcome: SendOutcome = SENT;
  const teams = (act: string) => async (to: { id: string }) => {
    calls.push(`${act} ${to.id}`);
    return outcome;
  };
  const house = await aHouse({
    messenger: { tell: teams('tell'), update: teams('update'), remove: teams('remove') },
    installRate: 1,
    sendRate: RATE,
    publicUrl: null,
  });
  const { storage, rooms, people, routes, queued, run } = house;
  const lead = aPerson({
    role: 'lead',
    leads: null,
    groupId: 'it',
    conversation: aConversation({ id: 'a:lead' }),
  });
  const member = aPerson({ conversation: aConversation({ id: 'a:member' }) });
  await addPeople(people, lead, member);
  // Its first wave starts today, so that its gate is brought, and the lead is asked.
  const plan = { title: 'Autumn', playbookId: 'foundation', start: START, groups: ['finance'] };
  await callRoute(routes, planRollout, {
    caller: callerOf(lead),
    body: { id: 'autumn', ...plan, strategy: 'serial' },
  });

  /** Runs what is queued, until only these are left: they are given back. */
  async function work(...kept: readonly string[]) {
    const left: typeof queued = [];
    for (let job = queued.shift(); job; job = queued.shift()) {
      if (kept.includes(job.kind)) left.push(job);
      else await run(job.kind, job.data);
    }
    return left;
  }
  const id = randomUUID();
  await callRoute(routes, sendAnnouncement, {
    caller: callerOf(lead),
    body: { id, waveId: WAVE, title: 'Hello', text: 'It is time.' },
  });
  await work();
  calls.splice(0);

  return {
    id,
    rooms,
    routes,
    lead,
    member,
    calls,
    run,
    work,
    answers: (next: SendOutcome) => {
      outcome = next;
    },
    find: (personId: string) => people.table.find(personId),
    async pause() {
      await (await openSendBudget(storage, systemClock, RATE)).pause(600_000);
    },
    async notArrived() {
      const { messages } = await callRoute(routes, getNotArrived, { caller: callerOf(lead) });
      return messages.map(({ person, outcome: how, what }) => ({ person: person.id, how, what }));
    },
    async record() {
      const { audit } = await callRoute(routes, getAnnouncement, { caller: callerOf(lead), params: { id } });
      return audit.map(({ note }) => note);
    },
  };
}

type House = Awaited<ReturnType<typeof aTellingHouse>>;

interface Sender {
  name: string;
  to: 'lead' | 'member';
  /** Begins it; gives what sends it, as often as it is asked to. */
  begin(house: House): Promise<() => Promise<unknown>>;
}

const senders: readonly Sender[] = [
  {
    name: 'the answer to an issue',
    to: 'member',
    async begin({ rooms, member, lead, run }) {
      const feedback = rooms.feedback.api;
      const form = randomUUID();
      await feedback.report(member, { form, text: 'It crashes', severity: 'annoying', phaseId: null });
      await feedback.answer(callerOf(lead), 1, { state: 'in-progress', answer: 'Update it' });
      return () => run('feedback.tell-answer', { number: 1 });
    },
  },
  {
    name: 'a note to an author',
    to: 'lead',
    begin: async ({ lead, run }) => {
      // The job says all there is to say, so it is gone once it has run.
      let done = false;
      return async () => {
        if (done) return;
        await run('announcing.tell-author', { personId: lead.id, text: 'It was not sent.' });
        done = true;
      };
    },
  },
  {
    name: 'the word to leads that sending was stopped',
    to: 'lead',
    async begin({ rooms, id, lead, run }) {
      const { runs } = rooms.delivery.api;
      await runs.sendAgain(id, new Date(systemClock.now()).toISOString());
      await runs.stop(id, 'Teams does not accept the bot');
      let done = false;
      return async () => {
        if (done) return;
        await run('announcing.tell-lead', { id, personId: lead.id });
        done = true;
      };
    },
  },
  {
    name: 'the card of a gate',
    to: 'lead',
    async begin({ run, work }) {
      await run('gates.watch', {});
      const [telling] = await work('gates.tell');
      if (!telling) throw new Error('Nobody is to be told of a gate.');
      return () => run(telling.kind, telling.data);
    },
  },
  {
    name: 'a reminder',
    to: 'member',
    async begin({ routes, lead, id, run, work }) {
      const caller = callerOf(lead);
      await callRoute(routes, remindPeople, { caller, params: { id }, body: { text: '' } });
      const [reminding] = await work('announcing.remind');
      if (!reminding) throw new Error('Nobody is to be reminded.');
      return () => run(reminding.kind, reminding.data);
    },
  },
];

describe.each(senders)('$name', ({ to, begin, name }) => {
  async function begun(outcome: SendOutcome) {
    const house = await aTellingHouse();
    const send = await begin(house);
    house.calls.splice(0);
    house.answers(outcome);
    return { ...house, send, person: house[to] };
  }

  test('takes a turn of the budget: while that is paused, nothing is sent', async () => {
    const { send, pause, calls } = await begun(SENT);
    await pause();

    await expect(send()).rejects.toThrow(LaterError);
    expect(calls).toEqual([]);
  });

  test('is sent once', async () => {
    const { send, calls, notArrived } = await begun(SENT);

    await send();
    await send();

    expect(calls).toEqual([`tell a:${to}`]);
    expect(await notArrived()).toEqual([]);
  });

  test('ends where the person cannot be reached, which is remembered', async () => {
    const { send, calls, find, person } = await begun({ kind: 'unreachable', why: 'blocked', raw: '403' });

    await send();
    await send();

    expect(calls).toEqual([`tell a:${to}`]);
    expect(await find(person.id)).toMatchObject({ unreachable: 'blocked' });
  });

  test.each<SendOutcome>([
    { kind: 'failed', why: 'card-too-large', raw: '413' },
    { kind: 'unknown', raw: 'no answer' },
  ])('that is $kind is noted where leads see it, and not sent again', async (outcome) => {
    const { send, calls, notArrived, record, person } = await begun(outcome);

    await send();
    await send();

    expect(calls).toEqual([`tell a:${to}`]);
    if (name === 'a reminder') {
      const said = { failed: 'Teams refused the reminder to 1 person.', unknown: 'Teams never said' };
      expect((await record()).join()).toContain(said[outcome.kind as 'failed' | 'unknown']);
      return;
    }
    expect(await notArrived()).toEqual([
      { person: person.id, how: outcome.kind, what: expect.stringMatching(/\w/) },
    ]);
  });

  test('waits where Teams asks to wait, and is sent then', async () => {
    const { send, calls, answers } = await begun({
      kind: 'throttled',
      retryAfterMs: 1,
      only: 'this-conversation',
    });

    await expect(send()).rejects.toThrow(LaterError);
    answers(SENT);
    await send();

    const [first, ...more] = calls;
    expect(first).toBe(`tell a:${to}`);
    expect(new Set(more)).toEqual(new Set([first]));
  });

  test('waits while Teams refuses the bot itself, and is sent once that is mended', async () => {
    const { send, calls, answers, notArrived } = await begun({ kind: 'bot-refused', raw: '401' });

    await expect(send()).rejects.toThrow(LaterError);
    answers(SENT);
    await send();

    expect(calls).toEqual([`tell a:${to}`, `tell a:${to}`]);
    expect(await notArrived()).toEqual([]);
  });
});

describe('a test of an announcement', () => {
  const sendTest = ({ routes, lead, id }: House) =>
    callRoute(routes, testAnnouncement, { caller: callerOf(lead), params: { id }, body: { language: null } });

  test('takes a turn of the budget: while that is paused, nothing is sent, and the lead is told so', async () => {
    const house = await aTellingHouse();
    await house.pause();

    expect(await sendTest(house)).toMatchObject({ sent: false, why: expect.stringContaining('later') });
    expect(house.calls).toEqual([]);
  });

  test.each<{ outcome: SendOutcome; sent: boolean; noted: boolean }>([
    { outcome: SENT, sent: true, noted: false },
    { outcome: { kind: 'unreachable', why: 'blocked', raw: '403' }, sent: false, noted: false },
    { outcome: { kind: 'failed', why: 'card-too-large', raw: '413' }, sent: false, noted: true },
    { outcome: { kind: 'unknown', raw: 'no answer' }, sent: false, noted: true },
    { outcome: { kind: 'bot-refused', raw: '401' }, sent: false, noted: false },
  ])('that is $outcome.kind says so to whoever asked for it', async ({ outcome, sent, noted }) => {
    const house = await aTellingHouse();
    house.answers(outcome);

    expect(await sendTest(house)).toMatchObject({ sent });
    expect(house.calls).toEqual(['tell a:lead']);
    expect(await house.notArrived()).toHaveLength(noted ? 1 : 0);
  });
});

test('a preview is shown in the tab, and calls nobody in Teams', async () => {
  const { routes, lead, id, calls } = await aTellingHouse();
  const caller = callerOf(lead);
  const { announcement } = await callRoute(routes, getAnnouncement, { caller, params: { id } });

  const body = { announcement, channelOf: null, personId: null, language: null };
  const shown = await callRoute(routes, previewAnnouncement, { caller, body });

  expect(JSON.stringify(shown.card)).toContain('Hello');
  expect(calls).toEqual([]);
});
