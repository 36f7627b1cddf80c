import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aChatProduct } from './a-chat-product.ts';

// Cards stay in chats for months, so every button that ever went out has to work. What follows is never changed;
// a kind of button that goes is only added.

/** Buttons that sent their words, and what answers them. */
const ASKED: [ask: string, says: string][] = [
  ['When is my turn?', 'Nothing is planned yet'],
  ['Training', 'There is no training for you yet'],
  ['Report an issue', "Tell us what doesn't work"],
  ['My issues', 'You have not reported anything yet'],
  ['Who is my champion?', 'which business group you are in'],
];

const CARD = { a: '0e759c65-29b0-42ec-bc50-4f3895831336', c: '12' };
const GATE = { waveId: 'autumn.identity.finance', seen: '3' };
const FILLED = { form: randomUUID(), text: 'It is broken.', severity: 'annoying', phase: '-' };

/** Buttons that name what they do. */
const PRESSED: [verb: string, data: Record<string, string>, says: string][] = [
  ['announcing.got-it', CARD, "This announcement wasn't for you"],
  ['announcing.done', CARD, "This announcement wasn't for you"],
  ['announcing.report', CARD, "Tell us what doesn't work"],
  ['announcing.pause', {}, 'You get all announcements.'],
  ['announcing.pause-for', { pause: 'week' }, 'until Thursday, 17 September 2026'],
  ['announcing.pause-for', { pause: 'month' }, 'until Saturday, 10 October 2026'],
  ['announcing.pause-for', { pause: 'good' }, 'for good'],
  ['announcing.resume', {}, 'You get all announcements.'],
  ['feedback.start', { text: 'It is broken.' }, 'It is broken.'],
  ['feedback.report', FILLED, 'Issue #1 is reported'],
  ['feedback.cancel', {}, 'Nothing was reported'],
  ['gates.show', { waveId: 'autumn.identity.finance' }, 'Only the leads of a rollout decide gates'],
  ['gates.decide', { ...GATE, decision: 'go' }, 'There is no wave'],
  ['gates.decide', { ...GATE, decision: 'hold', holdReason: 'Wait.' }, 'There is no wave'],
  ['gates.decide', { ...GATE, decision: 'override', overrideReason: 'Go.' }, 'There is no wave'],
];

test('buttons of cards that asked with their words are answered', async () => {
  const { post, activity, connector } = await aChatProduct();

  for (const [ask] of ASKED) await post(activity({ value: { ask }, replyToId: 'card-1' }));

  const said = connector.hits.map(({ message }) => JSON.stringify(message));
  expect(said).toEqual(ASKED.map(([, says]) => expect.stringContaining(says)));
});

test.each(['Action.Execute', 'Action.Submit'])(
  'every kind of button that went out by now works as an %s',
  async (way) => {
    const { post, activity, connector } = await aChatProduct();

    const said: string[] = [];
    for (const [verb, data] of PRESSED) {
      const before = connector.hits.length;
      const { body } = await post(
        activity(way === 'Action.Execute' ? executed(verb, data) : submitted(verb, data)),
      );
      said.push(JSON.stringify([body, ...connector.hits.slice(before).map(({ message }) => message)]));
    }

    expect(said).toEqual(PRESSED.map(([, , says]) => expect.stringContaining(says)));
  },
);

function executed(verb: string, data: Record<string, string>) {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb, data } },
    replyToId: 'card-1',
  };
}

function submitted(verb: string, data: Record<string, string>) {
  return { value: { verb, ...data }, replyToId: 'card-1' };
}
