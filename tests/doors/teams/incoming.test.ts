import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnswerError } from '../../../bot/base/errors.ts';
import { readActivity } from '../../../bot/doors/teams/activity.ts';
import { aChatDoor } from './a-chat-door.ts';

test.each([
  ['http://127.0.0.1:9/teams', false],
  ['https://127.0.0.1:9/teams', false],
  ['https://localhost/teams', false],
  ['http://smba.trafficmanager.net/teams', false],
  ['https://smba.trafficmanager.net.evil.example/teams', false],
  ['https://smba.trafficmanager.net@evil.example/teams', false],
  ['https://evil.example/smba.trafficmanager.net', false],
  ['https://smba.trafficmanager.net/teams', true],
  ['https://evil.example/teams', true],
])('an activity that wants its answer at %s is refused (local: %s)', async (serviceUrl, local) => {
  const { refused, seen, post, activity } = await aChatDoor({ local });

  await post(activity({ serviceUrl, text: 'When is my turn?' }));

  expect(refused).toMatchObject([{ kind: 'forbidden', code: 'foreign-connector' }]);
  expect(seen).toEqual([]);
});

test.each([
  ['type', { type: 7 }],
  ['serviceUrl', { serviceUrl: 'ftp://smba.trafficmanager.net' }],
  ['serviceUrl', { serviceUrl: undefined }],
  ['from', { from: undefined }],
  ['from.id', { from: { id: '' } }],
  ['from.aadObjectId', { from: { id: '29:ada', aadObjectId: 'ada' } }],
  ['recipient.id', { recipient: {} }],
  ['conversation.id', { conversation: { id: null } }],
  ['channelData.tenant.id', { channelData: { tenant: { id: 1 } } }],
  ['text', { text: ['hi'] }],
])('an activity with a wrong %s is refused, and the field is named', async (where, changes) => {
  const { refused, post, activity } = await aChatDoor();

  await post(activity({ text: 'When is my turn?', ...changes }));

  expect(refused).toMatchObject([
    { kind: 'invalid', message: expect.stringContaining(`${where}:`), faults: [{ where }] },
  ]);
});

test('no JSON makes reading an activity fail with anything but an answer', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expectAnswerError(() => readActivity(body));
    }),
  );
});

test('no JSON in the place of a field breaks a turn', async () => {
  const { refused, post, activity } = await aChatDoor();
  const fields = [...Object.keys(activity()), 'text', 'value', 'name', 'action', 'locale', 'localTimezone'];
  const types = ['message', 'invoke', 'installationUpdate', 'conversationUpdate', 'messageReaction'];
  const others = ['replyToId', 'membersAdded', 'membersRemoved', 'entities', 'attachments', 'timestamp'];

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...types),
      fc.constantFrom(...fields, ...others),
      fc.jsonValue(),
      async (type, field, value) => {
        const { status } = await post({ ...activity({ type, name: 'adaptiveCard/action' }), [field]: value });

        expect(status).not.toBe(500);
      },
    ),
    { numRuns: 300 },
  );

  expect(refused.filter((error) => !(error instanceof AnswerError))).toEqual([]);
});

function expectAnswerError(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(AnswerError);
  }
}
