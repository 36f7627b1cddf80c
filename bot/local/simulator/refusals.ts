import type { Answer } from './server.ts';

// The bodies Teams answers with; see "Status codes from bot conversational APIs" in its documentation.

export const throttled = (): Answer => ({
  ...refusal(429, 'Throttled', 'Too many requests.'),
  headers: { 'retry-after': '1' },
});

export const appNotInstalled = (): Answer =>
  refusal(
    403,
    'ForbiddenOperationException',
    'The app is not installed in the personal scope of this person.',
  );

export const disabledByAdmin = (): Answer =>
  refusal(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot.');

export const notInRoster = (): Answer =>
  refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

/** This one has no `error`: the code hides in JSON text inside `message`, as Teams sends it. */
export const blockedByPerson = (): Answer => ({
  status: 403,
  body: {
    errorCode: 209,
    message: JSON.stringify({
      subCode: 'MessageWritesBlocked',
      details: 'Writing to this thread is blocked.',
      errorCode: null,
      errorSubCode: null,
    }),
  },
});

export const conversationNotFound = (): Answer =>
  refusal(404, 'ConversationNotFound', 'Conversation not found.');

export const activityNotFound = (): Answer =>
  refusal(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.');

export const badArgument = (what: string): Answer => refusal(400, 'Bad Argument', what);

export const messageTooBig = (): Answer => refusal(413, 'MessageSizeTooBig', 'The message is too large.');

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
