import { settableClock } from '../../../bot/base/clock.ts';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { sayWords } from '../../../bot/base/words/stored.ts';
import type { Severity } from '../../../bot/contract/feedback/feedback.ts';
import { decideGate, decideGates } from '../../../bot/contract/gates/gate-decisions.ts';
import type { GateLimits } from '../../../bot/contract/gates/gate-limits.ts';
import { type DecisionKind, getGate, getGates } from '../../../bot/contract/gates/gates.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import type { Caller } from '../../../bot/doors/http/route.ts';
import type { Outgoing } from '../../../bot/doors/teams/chat.ts';
import type { Messenger } from '../../../bot/doors/teams/messenger.ts';
import type { SendOutcome } from '../../../bot/doors/teams/outcome.ts';
import { openGatesTable } from '../../../bot/rooms/gates/gates-table.ts';
import { DEFAULT_LIMITS } from '../../../bot/rooms/gates/limits/default-limits.ts';
import { openGateLimits } from '../../../bot/rooms/gates/limits/limits-table.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { aConversation, addPeople, aPerson, aRollout, aWave, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { testStorage } from '../../support/storage.ts';

/** Asks only for what these tests set up. */
export const LIMITS: GateLimits = {
  ...DEFAULT_LIMITS,
  criteria: false,
  groundwork: 'warn',
  reachPercent: null,
  issuesPer100: null,
  adoptionPercent: null,
  championsPer100: null,
  dataAgeDays: null,
  soakDays: null,
};

export const FINANCE = 'autumn.identity.finance';
export const SALES = 'autumn.identity.sales';

/** One message as Teams has it. */
export interface Shown {
  to: string;
  message: string;
}

interface RoomWishes {
  limits?: Partial<GateLimits>;
  storage?: Storage;
  /** Business groups that start on the same day as Finance, each with a lead of its own. */
  more?: number;
}

/**
 * On 10 September the pilot set has Identity since the first; Finance starts on the 15th and Sales on the 25th. Lea
 * and Lou lead everybody, Sam leads Sales.
 */
export async function aGatesRoom({ limits = {}, storage = testStorage(), more = 0 }: RoomWishes = {}) {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const playbook = aPlaybook({ phases: [aUserPhase()] });
  const messages = new Map<string, Shown>();
  let outcome: SendOutcome | undefined;
  const messenger: Pick<Messenger, 'tell' | 'update' | 'remove'> = {
    async tell({ id }, message) {
      if (outcome) return outcome;
      const activityId = `m${messages.size + 1}`;
      messages.set(activityId, { to: id, message: textOf(message) });
      return { kind: 'sent', activityId };
    },
    async update({ id }, activityId, message) {
      messages.set(activityId, { to: id, message: textOf(message) });
      return { kind: 'sent', activityId };
    },
    async remove({ id }, activityId) {
      messages.set(activityId, { to: id, message: '' });
      return { kind: 'sent', activityId };
    },
  };
  const house = await aHouse({
    storage,
    clock,
    messenger,
    shipped: [playbook],
    publicUrl: 'http://127.0.0.1',
  });
  const { people, rollouts, routes, run, work } = house;
  const { issues } = house.rooms.feedback.api;
  const lead = (name: string, leads: string[] | null) =>
    aPerson({ name, role: 'lead', leads, conversation: aConversation({ id: `a:${name}` }) });
  const [lea, lou, sam] = [lead('Lea', null), lead('Lou', null), lead('Sam', ['sales'])] as const;
  await addPeople(people, lea, lou, sam, aPerson({ groupId: 'sales' }), aPerson({ pilot: true }));
  const others = Array.from({ length: more }, (_, index) => `group-${index + 1}`);
  await addPeople(
    people,
    ...others.map((groupId) => ({ ...lead(`Lead of ${groupId}`, [groupId]), groupId })),
  );
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-09-15'),
    aWave('identity', 'finance', '2026-09-15', '2026-09-25'),
    ...others.map((groupId) => aWave('identity', groupId, '2026-09-15', '2026-09-25')),
    aWave('identity', 'sales', '2026-09-25', '2026-10-05'),
  ]);
  const gateLimits = await openGateLimits(storage);
  const by = { id: lea.id, name: lea.name };
  await gateLimits.change('autumn', {
    limits: { ...LIMITS, ...limits },
    by,
    at: '2026-09-01T08:00:00.000Z',
    seen: 0,
  });

  return {
    ...house,
    clock,
    gates: await openGatesTable(storage),
    gateLimits,
    lea,
    lou,
    sam,
    teamsAnswers: (next: SendOutcome | undefined) => {
      outcome = next;
    },
    /** Looks after all gates, and does what comes of it. */
    async watch(at?: string) {
      if (at) clock.set(at);
      await run('gates.watch', {});
      await work();
    },
    /** What stands in the chats, without what was taken back. */
    chats: () => [...messages.values()].filter(({ message }) => message !== ''),
    see: (waveId: string, caller: Caller = callerOf(lea)) =>
      callRoute(routes, getGate, { caller, params: { waveId } }),
    list: (caller: Caller = callerOf(lea)) => callRoute(routes, getGates, { caller }),
    decide: (
      waveId: string,
      decision: DecisionKind,
      seen: number,
      { reason = '', caller = callerOf(lea) }: { reason?: string; caller?: Caller } = {},
    ) => callRoute(routes, decideGate, { caller, params: { waveId }, body: { decision, reason, seen } }),
    decideSeveral: (
      decision: 'go' | 'hold',
      wanted: readonly { waveId: string; seen: number }[],
      { reason = '', caller = callerOf(lea) }: { reason?: string; caller?: Caller } = {},
    ) =>
      callRoute(routes, decideGates, {
        caller,
        params: { id: 'autumn' },
        body: { decision, reason, gates: [...wanted] },
      }),
    held: async () =>
      (await rollouts.waves('autumn')).flatMap(({ id, heldBecause }) =>
        heldBecause ? [[id, sayWords(heldBecause, sayInEnglish)]] : [],
      ),
    async report(waveId: string, severity: Severity, state: 'open' | 'in-progress' = 'open') {
      const issue = await issues.file(
        {
          person: { id: lou.id, name: lou.name },
          groupId: 'finance',
          phase: { id: 'identity', name: 'Identity' },
          waveId,
          text: 'It does not work',
          severity,
          reportedAt: new Date(clock.now()).toISOString(),
        },
        crypto.randomUUID(),
      );
      if (state === 'in-progress')
        await issues.answer(issue, state, { text: 'We look', by, at: new Date(clock.now()).toISOString() });
      return issue.number;
    },
  };
}

function textOf(message: Outgoing): string {
  return JSON.stringify(message);
}
