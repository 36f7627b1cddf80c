import { expect, test } from 'vitest';
import { senderOf } from '../../support/builders.ts';
import { cancelARollout } from '../../support/cancel-a-rollout.ts';
import { aGatesRoom, FINANCE, SALES } from './a-gates-room.ts';

const PILOT_WAVE = 'autumn.identity.pilot';

test('each lead who may decide gets the gate once, however often the watch runs', async () => {
  const { watch, chats } = await aGatesRoom();

  await watch();
  await watch();
  await watch('2026-09-10T10:02:00Z');

  expect(receivers(chats())).toEqual(['a:Lea', 'a:Lou']);
  expect(chats()[0]?.message).toContain('May Finance start Identity on Tuesday, 15 September 2026?');
  expect(chats()[0]?.message).toContain('✓ Passes: Issues that stop people from working');
});

test('the leads of a group get its gates, together with those of all groups', async () => {
  const { watch, chats } = await aGatesRoom();
  await watch('2026-09-18T10:00:00Z');

  const ofSales = chats().filter(({ message }) => message.includes('May Sales start'));

  expect(receivers(ofSales)).toEqual(['a:Lea', 'a:Lou', 'a:Sam']);
});

test('once it is decided in chat, the card of every lead says so in place', async () => {
  const { watch, work, press, lea, chats } = await aGatesRoom();
  await watch();

  const answer = await press(lea, 'gates.decide', { waveId: FINANCE, seen: '1', decision: 'go' });
  await work();

  expect(answer).toContain('Identity for Finance may go');
  expect(chats()).toHaveLength(2);
  for (const { message } of chats()) {
    expect(message).toContain('Lea decided on go on Thursday, 10 September 2026.');
    expect(message).not.toContain('gates.decide');
  }
});

test('a decision in the tab updates the cards as well', async () => {
  const { watch, work, decide, chats } = await aGatesRoom();
  await watch();

  await decide(FINANCE, 'hold', 1, { reason: 'We wait for the printers.' });
  await work();

  expect(chats()).toHaveLength(2);
  for (const { message } of chats()) {
    expect(message).toContain('Identity for Finance is on hold');
    expect(message).toContain('Reason: We wait for the printers.');
  }
});

test('a wave of a cancelled rollout pressed on an old card is answered with who cancelled it and why', async () => {
  const { watch, press, lea, rolloutLife, planChanges, rollouts } = await aGatesRoom();
  await watch();
  await cancelARollout(rolloutLife, 'autumn', '2026-09-10T11:00:00.000Z');
  const before = await rollouts.wave(FINANCE);

  const answer = await press(lea, 'gates.decide', { waveId: FINANCE, seen: '1', decision: 'go' });
  await watch('2026-09-16T10:00:00Z');

  expect(answer).toContain('Lea Lead cancelled the rollout of this wave on 10 September 2026');
  expect(await rollouts.wave(FINANCE)).toEqual(before);
  expect((await planChanges.history('autumn')).entries).toHaveLength(1);
});

test('a card pressed too late shows the gate as it is and who was faster', async () => {
  const { watch, press, lea, lou, see } = await aGatesRoom();
  await watch();
  await press(lea, 'gates.decide', { waveId: FINANCE, seen: '1', decision: 'go' });

  const answer = await press(lou, 'gates.decide', {
    waveId: FINANCE,
    seen: '1',
    decision: 'hold',
    holdReason: 'No',
  });

  expect(answer).toContain('Lea has decided on go since you looked. Nothing was overwritten');
  expect(answer).toContain('Identity for Finance may go');
  expect((await see(FINANCE)).state).toBe('go');
});

test('a card pressed twice decides once', async () => {
  const { watch, press, lea, see } = await aGatesRoom();
  await watch();
  const wish = { waveId: FINANCE, seen: '1', decision: 'hold', holdReason: 'Wait' };

  const first = await press(lea, 'gates.decide', wish);
  const second = await press(lea, 'gates.decide', wish);

  expect(second).toBe(first);
  expect((await see(FINANCE)).events.map(({ kind }) => kind)).toEqual(['hold', 'brought']);
});

test('a hold without a reason and somebody who may not decide read why', async () => {
  const { watch, press, lea, sam, people, see } = await aGatesRoom();
  await watch();
  const [member] = [...(await people.roles.holders('champion')), { id: crypto.randomUUID(), name: 'Mia' }];
  if (!member) throw new Error('nobody');
  await people.meet(member.id, member.name, '');

  expect(await press(lea, 'gates.decide', { waveId: FINANCE, seen: '1', decision: 'hold' })).toContain(
    'Say why this wave is held',
  );
  for (const person of [sam, { ...sam, ...member }]) {
    expect(await press(person, 'gates.decide', { waveId: FINANCE, seen: '1', decision: 'go' })).toContain(
      "You don't lead Finance",
    );
  }
  expect((await see(FINANCE)).state).toBe('open');
});

test('a storm is told with a new card that takes the place of the one before, with its reasons', async () => {
  const { watch, decide, report, chats } = await aGatesRoom();
  await watch();
  await decide(FINANCE, 'go', 1);
  await report(PILOT_WAVE, 'cannot-work', 'in-progress');

  await watch('2026-09-11T10:00:00Z');
  await watch('2026-09-11T10:01:00Z');

  expect(receivers(chats())).toEqual(['a:Lea', 'a:Lou']);
  for (const { message } of chats()) {
    expect(message).toContain('Stopped by problems in the previous wave: Identity for Finance');
    expect(message).toContain('Issue #1 stops somebody in the previous wave from working');
    expect(message).toContain('overrideReason');
    expect(message).not.toContain('"title":"Go"');
  }
});

test('a wave that is held because nobody came asks its leads again', async () => {
  const { watch, chats } = await aGatesRoom({ limits: { undecided: 'hold' } });
  await watch();

  await watch('2026-09-15T00:30:00Z');

  const [card] = chats();
  expect(chats()).toHaveLength(2);
  expect(card?.message).toContain('May Finance start Identity');
  expect(card?.message).toContain("The gate of this wave isn't decided yet.");
});

test('a lead without a conversation gets nothing, and one who turns out unreachable is remembered', async () => {
  const { watch, chats, teamsAnswers, people, lea } = await aGatesRoom();
  teamsAnswers({ kind: 'unreachable', why: 'blocked', raw: '403' });

  await watch();

  expect(chats()).toEqual([]);
  expect(await people.table.find(lea.id)).toMatchObject({ unreachable: 'blocked' });
});

test('a lead asks for the next gates, and opens one of several', async () => {
  const { watch, type, press, lea, sam, chats } = await aGatesRoom({ limits: { leadDays: 20 } });
  expect(await type(lea, 'next gate')).toContain('No gate is waiting for you');
  await watch();

  const all = await type(lea, 'gates');
  const own = await type(sam, 'gates');
  const opened = await press(lea, 'gates.show', { waveId: SALES });

  expect(all).toContain('2 gates wait for a decision');
  expect(own).toContain('May Sales start Identity');
  expect(own).toContain('gates.decide');
  expect(opened).toContain('newest message in this chat');
  expect(chats().at(-1)).toMatchObject({
    to: senderOf(lea).conversation.id,
    message: expect.stringContaining('May Sales start Identity'),
  });
});

test('somebody who is no lead hears who decides', async () => {
  const { type, people, sam } = await aGatesRoom();
  const mia = await people.meet(crypto.randomUUID(), 'Mia', '');

  expect(await type({ ...sam, ...mia }, 'gates')).toContain('Only the leads of a rollout decide gates');
});

/** Leads are told side by side, so in any order. */
function receivers(chats: readonly { to: string }[]): string[] {
  return chats.map(({ to }) => to).toSorted();
}
