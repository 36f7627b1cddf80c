import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { settableClock } from '../bot/base/clock.ts';
import english from '../bot/base/words/en/commands.json' with { type: 'json' };
import type { Person } from '../bot/rooms/people/person.ts';
import type { Room } from '../bot/rooms/room.ts';
import { aHouse } from './support/a-house.ts';
import { aPlaybook, aUserPhase } from './support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave } from './support/builders.ts';
import { CHATTERS, type ChatPlace, type Chatter, COMMANDS, PRESSES } from './who-may-what.ts';

const FINANCE = 'autumn.identity.finance';
const place: ChatPlace = { waveId: FINANCE, announcementId: randomUUID() };
/** Answered to somebody who may not; nothing of what the button was about. */
const TURNED_AWAY = /Only the leads of a rollout|wasn't for you|no import has|doesn't know you/i;
/** Of the gate and its wave: what only who may look hears. */
const TELLS = /Identity|conditions/;

const people: Readonly<Record<Exclude<Chatter, 'unknown'>, Person>> = {
  member: aPerson({ name: 'Mia Member' }),
  champion: aPerson({ name: 'Cem Champion', role: 'champion' }),
  'lead-elsewhere': aPerson({ name: 'Sam Sales', role: 'lead', leads: ['sales'], groupId: 'sales' }),
  'lead-of-it': aPerson({ name: 'Fay Finance', role: 'lead', leads: ['finance'] }),
  lead: aPerson({ name: 'Lea Lead', role: 'lead', leads: null }),
};

let house: Awaited<ReturnType<typeof aHouse>>;
let rooms: readonly Room[];

beforeAll(async () => {
  house = await aHouse({
    clock: settableClock('2026-09-10T10:00:00Z'),
    shipped: [aPlaybook({ phases: [aUserPhase()] })],
  });
  await addPeople(house.people, ...Object.values(people));
  await house.rollouts.add(aRollout({ playbook: aPlaybook({ phases: [aUserPhase()] }) }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-09-15'),
    aWave('identity', 'finance', '2026-09-15', '2026-09-25'),
  ]);
  rooms = Object.values(house.rooms);
});

describe('the table', () => {
  test('has every button of every room, and no other', () => {
    const verbs = rooms.flatMap(({ chat }) => (chat.actions ?? []).map(({ verb }) => verb));

    expect(Object.keys(PRESSES).toSorted()).toEqual(verbs.toSorted());
  });

  test('has every command that the bot understands', () => {
    expect(Object.keys(COMMANDS).toSorted()).toEqual(Object.keys(english).toSorted());
  });
});

test.each(Object.entries(PRESSES))(
  '%s does nothing for who may not press it, and tells them nothing',
  async (verb, { who, data }) => {
    for (const chatter of CHATTERS.filter((one) => !who.includes(one))) {
      const before = await wavesNow();

      const said = await house.press(personOf(chatter), verb, data?.(place) ?? {});

      expect(said, chatter).not.toMatch(/replaceWith/);
      if (verb.startsWith('gates.') && chatter !== 'lead-elsewhere' && chatter !== 'lead-of-it')
        expect(said, chatter).not.toMatch(TELLS);
      expect(await wavesNow()).toEqual(before);
    }
  },
);

test.each(Object.entries(PRESSES))('%s answers who may press it', async (verb, { who, data }) => {
  for (const chatter of who) {
    const said = await house.press(personOf(chatter), verb, data?.(place) ?? {});

    expect(said, chatter).not.toMatch(TURNED_AWAY);
    expect(said, chatter).not.toMatch(/went wrong|isn't as I wrote it/);
  }
});

test('no gate is brought to somebody who is no lead', async () => {
  for (const chatter of CHATTERS.filter((one) => !COMMANDS['gates.next']?.includes(one))) {
    const said = JSON.stringify(await house.type(personOf(chatter), english['gates.next'].title));

    expect(said, chatter).not.toMatch(TELLS);
  }
});

function personOf(chatter: Chatter): Pick<Person, 'id' | 'name'> {
  return chatter === 'unknown' ? { id: randomUUID(), name: 'Una Unknown' } : people[chatter];
}

async function wavesNow(): Promise<string> {
  return JSON.stringify(await house.rollouts.waves('autumn'));
}
