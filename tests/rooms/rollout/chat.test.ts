import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave, senderOf } from '../../support/builders.ts';

const identity = aUserPhase({ prework: ['Charge your phone.', 'Bring your badge.'] });
const devices = aUserPhase({ id: 'devices', name: 'Devices', userStatement: 'I get a new laptop.' });
const playbook = aPlaybook({ phases: [identity, devices] });
const waves = [
  aWave('identity', 'pilot', '2026-09-01', '2026-09-11'),
  aWave('identity', 'finance', '2026-09-11', '2026-09-21'),
  aWave('devices', 'pilot', '2026-09-21', '2026-10-01'),
  aWave('devices', 'finance', '2026-10-01', '2026-10-02'),
];

test.each(['When is my turn?', 'WHEN AM I', "when's my turn", 'what changes?'])(
  '"%s" is understood',
  async (text) => {
    const { ask } = await aRoom();

    const answer = await ask(aPerson(), text);

    expect(answer).toContain('Your turn starts in 8 days');
  },
);

test('before their wave people hear when, what changes, what to do before, and who helps', async () => {
  const { ask } = await aRoom();

  const answer = await ask(aPerson());

  expect(answer).toContain('Your turn starts in 8 days');
  expect(answer).toContain('Friday, 11 September 2026 to Sunday, 20 September 2026');
  expect(answer).toContain('I approve my sign-in.');
  expect(answer).toContain('- Charge your phone.\\n- Bring your badge.');
  expect(answer).toContain('"title":"Your champions","value":"Nobody yet"');
});

test('people of the pilot set hear of their own dates', async () => {
  const { ask } = await aRoom();

  const answer = await ask(aPerson({ pilot: true }));

  expect(answer).toContain('It is your turn now');
  expect(answer).toContain('Tuesday, 1 September 2026 to Thursday, 10 September 2026');
  expect(answer).not.toContain('What to do before');
});

test('within their wave people hear what comes next', async () => {
  const { ask, clock } = await aRoom();
  clock.set('2026-09-20T12:00:00Z');

  const answer = await ask(aPerson());

  expect(answer).toContain('It is your turn now');
  expect(answer).toContain('Next for you: Devices, from Thursday, 1 October 2026.');
});

test('a wave of one day has one date', async () => {
  const { ask, clock } = await aRoom();
  clock.set('2026-09-25T12:00:00Z');

  const answer = await ask(aPerson());

  expect(answer).toContain('"title":"When","value":"Thursday, 1 October 2026"');
});

test('the dates of a wave that is stopped are not promised, and the reason is told', async () => {
  const { ask, hold } = await aRoom();
  await hold('autumn.identity.finance', 'The sign-in service is not ready.');

  const answer = await ask(aPerson());

  expect(answer).toContain('Your turn is on hold');
  expect(answer).toContain('The new date is not set yet');
  expect(answer).toContain('The sign-in service is not ready.');
  expect(answer).not.toContain('11 September');
});

test('of phases that come all at once each is told', async () => {
  const { ask } = await aRoom([
    aWave('identity', 'finance', '2026-09-04', '2026-09-14'),
    aWave('devices', 'finance', '2026-09-04', '2026-09-14'),
  ]);

  const answer = await ask(aPerson());

  expect(answer).toContain('Your turn starts tomorrow');
  expect(answer).toContain('I approve my sign-in.');
  expect(answer).toContain('I get a new laptop.');
  expect(answer).not.toContain('Next for you');
});

test('after their last wave people hear that they are through, and where to report', async () => {
  const { ask, clock } = await aRoom();
  clock.set('2026-10-02T12:00:00Z');

  const answer = await ask(aPerson());

  expect(answer).toContain('You are all done. You have already had Identity and Devices,');
  expect(answer).toContain('type **Report an issue**');
});

test('people who are in no wave hear so, and whom to tell', async () => {
  const { ask } = await aRoom();

  const answer = await ask(aPerson({ groupId: 'legal' }));

  expect(answer).toContain('You are not in any wave of the rollout.');
});

test('while nothing is planned people hear so', async () => {
  const { ask } = await aRoom(null);

  const answer = await ask(aPerson());

  expect(answer).toContain('Nothing is planned yet.');
});

test('somebody no import has named is answered', async () => {
  const { askAs } = await aRoom();

  const answer = await askAs(senderOf(aPerson({ name: 'New Here' })));

  expect(answer).toContain('You are not in any wave of the rollout.');
});

test('the champions of the group are named, the person themself is not', async () => {
  const { ask, people } = await aRoom();
  const kim = aPerson({ role: 'champion', name: 'Kim Champion' });
  await addPeople(people, kim, aPerson({ role: 'champion', name: 'Eve Elsewhere', groupId: 'hr' }));

  const answers = { member: await ask(aPerson()), kim: await ask(kim) };

  expect(answers.member).toContain('"title":"Your champion","value":"Kim Champion"');
  expect(answers.kim).not.toContain('Kim Champion');
});

test.each([
  ['Pacific/Kiritimati', '2026-09-09T10:00:00Z', 'Your turn starts tomorrow'],
  ['Pacific/Kiritimati', '2026-09-10T09:59:59Z', 'Your turn starts tomorrow'],
  ['Pacific/Kiritimati', '2026-09-10T10:00:00Z', 'It is your turn now'],
  ['America/Los_Angeles', '2026-09-11T06:59:59Z', 'Your turn starts tomorrow'],
  ['America/Los_Angeles', '2026-09-11T07:00:00Z', 'It is your turn now'],
  [undefined, '2026-09-10T23:59:59Z', 'Your turn starts tomorrow'],
  [undefined, '2026-09-11T00:00:00Z', 'It is your turn now'],
])('in the zone %s at %s: %s', async (timeZone, instant, title) => {
  const { ask, clock } = await aRoom();
  clock.set(instant);

  const answer = await ask(aPerson({ timeZone }));

  expect(answer).toContain(title);
});

test('days until a wave are counted across months and a change of the clocks', async () => {
  const { ask, clock } = await aRoom([aWave('identity', 'finance', '2026-12-01', '2026-12-11')]);
  clock.set('2026-10-01T23:30:00Z');

  const answer = await ask(aPerson({ timeZone: 'Europe/Berlin' }));

  expect(answer).toContain('Your turn starts in 60 days');
});

test('dates are in the English that the person reads', async () => {
  const { ask } = await aRoom();

  const answers = [await ask(aPerson({ locale: 'en-US' })), await ask(aPerson({ locale: 'de-DE' }))];

  expect(answers[0]).toContain('Friday, September 11, 2026');
  expect(answers[1]).toContain('Friday, 11 September 2026');
});

async function aRoom(planned: typeof waves | null = waves) {
  const clock = settableClock('2026-09-03T12:00:00Z');
  const { storage, people, rollouts, answer } = await aHouse({ clock, shipped: [playbook] });
  if (planned) await rollouts.add(aRollout({ playbook }), planned);

  const askAs = async (sender: ReturnType<typeof senderOf>, text = 'When is my turn?') =>
    JSON.stringify(await answer(sender, { kind: 'text', text }));

  async function ask(person: Person, text?: string): Promise<string> {
    if (!(await people.table.find(person.id))) await addPeople(people, person);
    return askAs(senderOf(person), text);
  }

  return { people, clock, ask, askAs, hold: (id: string, why: string) => holdWave(storage, id, why) };
}

/** As a gate would do it. */
async function holdWave(storage: Storage, id: string, heldBecause: string): Promise<void> {
  const table = await storage.table<{ holds: string }>('waves');
  const holds = JSON.stringify([{ id: 'lead', kind: 'lead', why: heldBecause }]);
  await table.merge({ partitionKey: id.slice(0, id.indexOf('.')), rowKey: id, holds });
}
