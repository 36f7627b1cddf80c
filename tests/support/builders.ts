import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../bot/doors/http/route.ts';
import type { Conversation, Sender } from '../../bot/doors/teams/chat.ts';
import type { People } from '../../bot/rooms/people/people.ts';
import { audienceOf, type Person } from '../../bot/rooms/people/person.ts';
import type { PlannedWave } from '../../bot/rooms/rollout/waves/planned-wave.ts';
import type { Rollout, Wave } from '../../bot/rooms/rollout/waves/rollout.ts';
import { waveId } from '../../bot/rooms/rollout/waves/wave-id.ts';
import { aPlaybook } from './a-playbook.ts';

export function aConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: 'a:conversation',
    serviceUrl: 'http://127.0.0.1:9/teams',
    tenantId: '7d2b0a52-0b7e-4a1c-9f0e-1d6a2f3c4b5a',
    userId: '29:person',
    botId: '28:groundswell',
    ...changes,
  };
}

export function aPerson(changes: Partial<Person> = {}): Person {
  return {
    id: randomUUID(),
    upn: 'ada.novak@contoso.example',
    name: 'Ada Novak',
    groupId: 'finance',
    pilot: false,
    moves: [],
    role: 'member',
    leads: [],
    approver: false,
    locale: undefined,
    timeZone: undefined,
    conversation: undefined,
    unreachable: undefined,
    pausedUntil: undefined,
    ...changes,
  };
}

/** Somebody who is signed in to the tab. */
export function aCaller(changes: Partial<Caller> = {}): Caller {
  return {
    id: randomUUID(),
    name: 'Ada Novak',
    upn: 'ada.novak@contoso.example',
    role: 'member',
    group: { id: 'finance', name: 'Finance' },
    pilot: false,
    leads: [],
    approver: false,
    ...changes,
  };
}

/** A person as the HTTP door sees them. */
export function callerOf(person: Person): Caller {
  const { id, name, upn, role, pilot, leads, approver } = person;
  return { id, name, upn, role, pilot, leads, approver, group: { id: person.groupId, name: person.groupId } };
}

/** A person as the chat door sees them. */
export function senderOf(person: Pick<Person, 'id' | 'name'>): Sender {
  return {
    id: person.id,
    name: person.name,
    locale: undefined,
    timeZone: undefined,
    conversation: aConversation(),
  };
}

/** Stores people with their roles, and the groups they are in, named like their ids. */
export async function addPeople(people: People, ...added: readonly Person[]): Promise<void> {
  for (const [groupId, members] of Map.groupBy(added, (person) => person.groupId)) {
    const pilots = members.filter((person) => person.pilot).length;
    const known = await people.groups.get(groupId);
    await people.groups.save({
      id: groupId,
      name: known?.name ?? groupId.charAt(0).toUpperCase() + groupId.slice(1),
      people: (known?.people ?? 0) + members.length - pilots,
      pilots: (known?.pilots ?? 0) + pilots,
    });
  }
  // New ones in batches, as an import does: row by row, a room of a thousand people takes its time.
  const whereabouts = await people.table.whereabouts();
  const fresh = added.filter(({ id }) => !whereabouts.has(id));
  await people.table.saveMany(fresh, whereabouts);
  const few = pLimit(8);
  await Promise.all(fresh.map((person) => few(() => addWhatNoImportKnows(people, person))));
  for (const person of added) {
    if (!whereabouts.has(person.id)) continue;
    await people.table.save(person);
    await people.roles.set(person);
  }
}

/** What the bot learnt of somebody whose row is new, and their role. */
async function addWhatNoImportKnows({ table, roles }: People, person: Person): Promise<void> {
  const { conversation, unreachable, pausedUntil } = person;
  if (conversation) await table.setConversation(person, conversation);
  if (unreachable) await table.setUnreachable(person.id, audienceOf(person), unreachable);
  if (pausedUntil) await table.setPause(person, pausedUntil);
  if (person.role !== 'member') await roles.set(person);
}

export function aRollout(changes: Partial<Rollout> = {}): Rollout {
  return {
    id: 'autumn',
    title: 'Autumn rollout',
    playbook: aPlaybook(),
    strategy: 'serial',
    start: Temporal.PlainDate.from('2026-09-01'),
    end: Temporal.PlainDate.from('2026-12-01'),
    settings: {},
    plannedAt: '2026-08-01T08:00:00.000Z',
    plannedBy: null,
    cancelled: null,
    ...changes,
  };
}

/** A wave of a phase for a group from a date to the day before another. */
export function aWave(phaseId: string, groupId: string, start: string, end: string): PlannedWave {
  return { phaseId, groupId, start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) };
}

/** A wave as it is kept: of the autumn rollout, and neither a hold nor a gate stops it. */
export function aKeptWave(wave: PlannedWave): Wave {
  return {
    ...wave,
    id: waveId('autumn', wave),
    rolloutId: 'autumn',
    holds: [],
    heldBecause: null,
    gate: 'none',
    cancelled: null,
  };
}
