import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import type { IssueState } from '../../../bot/contract/feedback/feedback.ts';
import { reportIssue } from '../../../bot/contract/feedback/feedback.ts';
import { decideGate } from '../../../bot/contract/gates/gate-decisions.ts';
import { getGate } from '../../../bot/contract/gates/gates.ts';
import { openSendingsTable } from '../../../bot/rooms/delivery/record/sendings-table.ts';
import { createTally } from '../../../bot/rooms/delivery/record/tally.ts';
import { openGateLimits } from '../../../bot/rooms/gates/limits/limits-table.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook, aUserPhase, aWorkload } from '../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { testStorage } from '../../support/storage.ts';
import { LIMITS } from './a-gates-room.ts';

const REACHED = 20;
const STRICT = { ...LIMITS, issuesPer100: 0, minIssues: 1, storm: { issuesPer100: 0, minIssues: 1 } };
const PEOPLE = Array.from({ length: 4 }, () => ({ id: randomUUID(), name: 'Ada Novak' }));

/** Something that happens in one of the rollouts, which are counted round. */
const anyEvent = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('report'), rollout: fc.nat(5), person: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answer'),
      issue: fc.nat(20),
      state: fc.constantFrom<IssueState>('in-progress', 'resolved', 'declined'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('decide'), rollout: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('watch') }) },
);
type Event =
  | { kind: 'report'; rollout: number; person: number }
  | { kind: 'answer'; issue: number; state: IssueState }
  | { kind: 'decide'; rollout: number }
  | { kind: 'watch' };

test('over any rollouts each gate counts the people who have something open in its own, once each', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(anyEvent as fc.Arbitrary<Event>, { minLength: 1, maxLength: 25 }),
      async (rollouts, events) => {
        const room = await aRoom(rollouts);
        for (const event of events) await room.happen(event);
        await room.watch();

        for (let index = 0; index < rollouts; index += 1) {
          const { open, everReported } = room.expected(index);
          const gate = await room.see(index);
          const people = new Set(open.map(({ person }) => person)).size;
          if (everReported < 2) expect(gate.storm).toBe(false);
          if (gate.state !== 'open') continue;
          const rate = gate.conditions.find(({ id }) => id === 'issue-rate');
          expect(rate?.value).toBe(Math.round((people / REACHED) * 1000) / 10);
          expect(rate?.rows.map(({ id }) => Number(id))).toEqual(open.map(({ number }) => number));
          expect(rate?.outcome).toBe(people < 2 ? 'pass' : 'fail');
        }
      },
    ),
    { numRuns: 4 },
  );
}, 120_000);

test('what people report about a running rollout reaches its gate also when another is planned beside it', async () => {
  const room = await aRoom(1);
  const ada = aPerson({ name: 'Ada', pilot: true });
  await addPeople(room.people, ada);
  const mail = aWorkload();
  await room.rollouts.add(
    aRollout({ id: 'mail', title: 'Mail', playbook: mail, plannedAt: '2026-09-09T08:00:00.000Z' }),
    [aWave('mail', 'pilot', '2026-09-05', '2026-10-05')],
  );

  const issue = await callRoute(room.routes, reportIssue, {
    caller: callerOf(ada),
    body: {
      form: randomUUID(),
      text: 'I cannot sign in',
      severity: 'cannot-work',
      phaseId: 'identity',
      rolloutId: 'rollout-0',
    },
  });
  await room.watch();

  const gate = await room.see(0);
  expect(issue.waveId).toBe('rollout-0.identity.pilot');
  expect(gate.conditions.find(({ id }) => id === 'blockers')).toMatchObject({ outcome: 'fail', value: 1 });
});

/** On 10 September the pilot set of each rollout has had Identity for days, and Finance gets it on the 15th. */
async function aRoom(count: number) {
  const storage = testStorage();
  const clock = settableClock('2026-09-10T10:00:00Z');
  const playbook = aPlaybook({ phases: [aUserPhase()] });
  const house = await aHouse({ storage, clock, messenger: {}, shipped: [playbook, aWorkload()] });
  const lea = aPerson({ name: 'Lea', role: 'lead', leads: null });
  await addPeople(house.people, lea);
  const by = { id: lea.id, name: lea.name };
  const [sendings, limits] = [await openSendingsTable(storage), await openGateLimits(storage)];
  for (let index = 0; index < count; index += 1) {
    const id = `rollout-${index}`;
    const wave = (groupId: string, start: string, end: string) => ({
      ...aWave('identity', groupId, start, end),
    });
    await house.rollouts.add(
      aRollout({ id, title: id, playbook, plannedAt: `2026-08-0${index + 1}T08:00:00.000Z` }),
      [wave('pilot', '2026-09-01', '2026-09-15'), wave('finance', '2026-09-15', '2026-09-25')],
    );
    await limits.change(id, { limits: STRICT, by, at: '2026-09-01T08:00:00.000Z', seen: 0 });
    await sendings.add({
      ...{ id: `sent-${index}`, rolloutId: id, waveId: `${id}.identity.pilot`, composed: false },
      ...{ title: 'Identity', text: 'It comes.', by, state: 'freezing', stoppedBecause: null, chunks: null },
      ...{ settledAt: null, tally: null, number: 1, startedAt: '2026-08-25T08:00:00.000Z' },
    });
    const found = await sendings.get(`sent-${index}`);
    if (!found) throw new Error('not added');
    const tally = createTally().result();
    const counts = { ...tally.counts, audience: REACHED, sent: REACHED };
    await sendings.saveTally(found, { ...tally, counts }, '2026-09-02T10:00:00.000Z');
  }
  const { issues } = house.rooms.feedback.api;
  const filed: { number: number; rollout: number; person: number; state: IssueState }[] = [];
  const caller = callerOf(lea);
  const see = (rollout: number) =>
    callRoute(house.routes, getGate, { caller, params: { waveId: `rollout-${rollout}.identity.finance` } });
  const watch = () => house.run('gates.watch', {});

  async function report(rollout: number, person: number): Promise<void> {
    const issue = await issues.file(
      {
        person: PEOPLE[person] ?? by,
        groupId: 'finance',
        phase: { id: 'identity', name: 'Identity' },
        rolloutId: `rollout-${rollout}`,
        waveId: `rollout-${rollout}.identity.pilot`,
        text: 'It is slow',
        severity: 'annoying',
        reportedAt: '2026-09-10T09:00:00.000Z',
      },
      randomUUID(),
    );
    filed.push({ number: issue.number, rollout, person, state: 'open' });
  }

  async function answer(index: number, state: IssueState): Promise<void> {
    const one = filed[index % Math.max(1, filed.length)];
    const issue = one && (await issues.get(one.number));
    if (!one || !issue) return;
    const done = await issues.answer(issue, state, {
      text: 'Looked at',
      by,
      at: `2026-09-10T10:00:00.${String(filed.length + index).padStart(3, '0')}Z`,
    });
    if (done === 'written') one.state = state;
  }

  async function decide(rollout: number): Promise<void> {
    const { seen, verdict, wave } = await see(rollout);
    const decision = verdict === 'pass' ? 'go' : 'override';
    await callRoute(house.routes, decideGate, {
      caller,
      params: { waveId: wave.id },
      body: { decision, reason: 'Looked at', seen },
    }).catch(() => undefined);
  }

  return {
    ...house,
    see,
    watch,
    async happen(event: Event): Promise<void> {
      if (event.kind === 'report') await report(event.rollout % count, event.person);
      if (event.kind === 'answer') await answer(event.issue, event.state);
      if (event.kind === 'decide') await decide(event.rollout % count);
      if (event.kind === 'watch') await watch();
    },
    expected: (rollout: number) => ({
      open: filed.filter(
        (one) => one.rollout === rollout && (one.state === 'open' || one.state === 'in-progress'),
      ),
      /** People who ever reported about this one. */
      everReported: new Set(filed.filter((one) => one.rollout === rollout).map(({ person }) => person)).size,
    }),
  };
}
