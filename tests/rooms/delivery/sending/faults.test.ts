import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { randomDraws } from '../../../support/random.ts';
import { aSendingRoom, makes } from '../../announcements/a-sending-room.ts';

// The benchmark `faults` in small: what Teams does wrong is drawn by lot, more often than it ever would.

const PEOPLE = 400;

/** Chances in a hundred, what the bot hears, and whether the message is in the chat all the same. */
const MIX: { chances: number; outcome: SendOutcome; lands: boolean }[] = [
  { chances: 3, outcome: { kind: 'throttled', retryAfterMs: 5 }, lands: false },
  { chances: 2, outcome: { kind: 'throttled', retryAfterMs: 0 }, lands: false },
  { chances: 4, outcome: { kind: 'unknown', raw: '502' }, lands: false },
  { chances: 4, outcome: { kind: 'unknown', raw: 'no answer ECONNRESET' }, lands: true },
  { chances: 3, outcome: { kind: 'unreachable', why: 'blocked', raw: '403' }, lands: false },
  { chances: 3, outcome: { kind: 'unreachable', why: 'conversation-gone', raw: '404' }, lands: false },
];

function faultOf(draw: number) {
  let lot = draw * 100;
  for (const fault of MIX) {
    lot -= fault.chances;
    if (lot < 0) return fault;
  }
  return { outcome: { kind: 'sent', activityId: randomUUID() } as const, lands: true };
}

test('whatever Teams does wrong, every row is settled rightly and nobody is lost', async () => {
  const draw = randomDraws();
  const landed = new Map<string, number>();
  const heard = new Map<string, SendOutcome[]>();
  const room = await aSendingRoom({
    people: PEOPLE,
    creates: makes,
    teams(personId) {
      const { outcome, lands } = faultOf(draw());
      if (lands) landed.set(personId, (landed.get(personId) ?? 0) + 1);
      heard.set(personId, [...(heard.get(personId) ?? []), outcome]);
      return outcome;
    },
  });
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' },
  });

  await room.runAll();

  const rows = await room.deliveries.chunks(id, 0, 5);
  expect(rows).toHaveLength(PEOPLE);
  expect(await room.sendings.get(id)).toMatchObject({
    state: 'sent',
    tally: { counts: { audience: PEOPLE, pending: 0, claimed: 0 } },
  });
  const wrong = rows.filter(({ personId, state, repeat }) => {
    const outcomes = heard.get(personId) ?? [];
    const last = outcomes.at(-1)?.kind;
    const unknown = outcomes.filter(({ kind }) => kind === 'unknown').length;
    const isRepeat = outcomesBefore(outcomes) > 0;
    // The first may have arrived, whatever the second met.
    const left = isRepeat && last === 'unreachable' ? 'unknown' : last;
    const settled = left !== 'unknown' || unknown === 2 || last === 'unreachable';
    return !(state === left && settled && repeat === isRepeat);
  });
  expect(wrong).toEqual([]);
  const unknowns = [...heard.values()].flat().filter(({ kind }) => kind === 'unknown').length;
  const repeats = [...landed.values()].filter((times) => times > 1);
  expect(repeats.length).toBeLessThanOrEqual(unknowns);
  expect(repeats.every((times) => times === 2)).toBe(true);
  const marked = new Set(rows.filter(({ repeat }) => repeat).map(({ personId }) => personId));
  const twice = [...landed].filter(([, times]) => times > 1).map(([personId]) => personId);
  expect(twice.filter((personId) => !marked.has(personId))).toEqual([]);
});

/** Outcomes that left open whether the message arrived, and after which another was sent. */
function outcomesBefore(outcomes: readonly SendOutcome[]): number {
  return outcomes.slice(0, -1).filter(({ kind }) => kind === 'unknown').length;
}
