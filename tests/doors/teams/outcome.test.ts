import { expect, test } from 'vitest';
import { type ConnectorFault, outcomeOf } from '../../../bot/doors/teams/outcome.ts';

const NOW = Date.parse('2026-09-10T10:00:00Z');

/** Each status code that the connector documents, and what becomes of the message. */
const ROWS: [status: number, code: string, outcome: Record<string, unknown>][] = [
  [400, 'Bad Argument', { kind: 'failed', why: 'Bad Argument' }],
  [401, 'BotNotRegistered', { kind: 'bot-refused' }],
  [403, 'BotDisabledByAdmin', { kind: 'unreachable', why: 'disabled-by-admin' }],
  [403, 'BotNotInConversationRoster', { kind: 'unreachable', why: 'removed-app' }],
  [403, 'ConversationBlockedByUser', { kind: 'unreachable', why: 'blocked' }],
  [403, 'ForbiddenOperationException', { kind: 'unreachable', why: 'not-installed' }],
  [403, 'InvalidBotApiHost', { kind: 'unreachable', why: 'forbidden' }],
  [403, 'NotEnoughPermissions', { kind: 'unreachable', why: 'forbidden' }],
  [404, 'ConversationNotFound', { kind: 'unreachable', why: 'conversation-gone' }],
  [404, 'ActivityNotFoundInConversation', { kind: 'failed', why: 'message-gone' }],
  [404, 'BotNotInConversationRoster', { kind: 'unreachable', why: 'removed-app' }],
  [412, 'PreconditionFailed', { kind: 'throttled', retryAfterMs: undefined, only: 'this-conversation' }],
  [413, 'MessageSizeTooBig', { kind: 'failed', why: 'card-too-large' }],
  [429, 'Throttled', { kind: 'throttled', retryAfterMs: undefined }],
  [500, 'ServiceError', { kind: 'unknown' }],
  [502, 'ServiceError', { kind: 'unknown' }],
  [503, 'ServiceError', { kind: 'unknown' }],
  [504, 'ServiceError', { kind: 'unknown' }],
];

test.each(ROWS)('%i %s has its own outcome', (status, code, outcome) => {
  const found = outcomeOf(aFault({ status, code }), NOW);

  expect(found).toMatchObject(outcome);
});

test('a blocked conversation is recognised by the JSON text within the message', () => {
  const message = JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Thread is muted.' });

  const found = outcomeOf(aFault({ status: 403, code: undefined, message }), NOW);

  expect(found).toMatchObject({ kind: 'unreachable', why: 'blocked' });
});

test('a 403 that nobody knows is permanent and keeps what Teams said', () => {
  const found = outcomeOf(aFault({ status: 403, code: 'BrandNewRule', message: 'not today' }), NOW);

  expect(found).toEqual({ kind: 'unreachable', why: 'forbidden', raw: '403 BrandNewRule not today' });
});

test('a 403 without any code is permanent', () => {
  const found = outcomeOf(aFault({ status: 403, code: undefined, message: '' }), NOW);

  expect(found).toMatchObject({ kind: 'unreachable', why: 'forbidden' });
});

test('a refusal without a code is named by its status', () => {
  const found = outcomeOf(aFault({ status: 418, code: undefined }), NOW);

  expect(found).toMatchObject({ kind: 'failed', why: 'http-418' });
});

test('no answer at all leaves open whether the message arrived', () => {
  const found = outcomeOf(aFault({ status: undefined, code: 'ECONNRESET', message: 'socket hang up' }), NOW);

  expect(found).toEqual({ kind: 'unknown', raw: 'no answer ECONNRESET socket hang up' });
});

test.each([
  ['3', 3_000],
  ['0.5', 500],
  ['0', 0],
  ['-5', 0],
  ['Thu, 10 Sep 2026 10:00:30 GMT', 30_000],
  ['Thu, 10 Sep 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('Retry-After %j asks for %j ms', (retryAfter, retryAfterMs) => {
  const found = outcomeOf(aFault({ status: 429, code: 'Throttled', retryAfter }), NOW);

  expect(found).toEqual({ kind: 'throttled', retryAfterMs });
});

test('what is kept of an error is short', () => {
  const found = outcomeOf(aFault({ status: 500, message: 'x'.repeat(10_000) }), NOW);

  expect(found.kind === 'unknown' && found.raw).toHaveLength(500);
});

function aFault(changes: Partial<ConnectorFault>): ConnectorFault {
  return { status: 500, code: 'ServiceError', message: 'It went wrong.', retryAfter: undefined, ...changes };
}
