import { retryAfterMs } from '../../base/retry-after.ts';
import type { UnreachableReason } from '../../contract/telling/unreachable.ts';

/**
 * What became of one message to Teams. "They said no" is kept apart from "nobody knows": only a throttled
 * message certainly did not arrive and may be sent again freely.
 */
export type SendOutcome =
  | { kind: 'sent'; activityId: string }
  | { kind: 'unreachable'; why: UnreachableReason; raw: string }
  /** Refused for now; `retryAfterMs` is what Teams asked for, if it did. Everybody has to wait, unless it says who. */
  | { kind: 'throttled'; retryAfterMs: number | undefined; only?: 'this-conversation' }
  /** The message itself was refused and always will be. */
  | { kind: 'failed'; why: string; raw: string }
  /** The answer never came or says nothing about arrival. */
  | { kind: 'unknown'; raw: string }
  /** The bot itself is not accepted: sending to anybody else is pointless. */
  | { kind: 'bot-refused'; raw: string };

/** The parts of an error of the connector that decide. */
export interface ConnectorFault {
  status: number | undefined;
  code: string | undefined;
  message: string;
  retryAfter: string | null | undefined;
}

/** Sorts the connector's answers (facts of "Status codes from bot conversational APIs"). Unknown 403s are permanent. */
export function outcomeOf(fault: ConnectorFault, now: number): SendOutcome {
  const raw = `${fault.status ?? 'no answer'} ${fault.code ?? ''} ${fault.message}`.slice(0, 500);
  switch (fault.status) {
    case 401:
      return { kind: 'bot-refused', raw };
    case 403:
      return { kind: 'unreachable', why: whyForbidden(fault), raw };
    case 404:
      if (fault.code === 'ActivityNotFoundInConversation')
        return { kind: 'failed', why: 'message-gone', raw };
      return { kind: 'unreachable', why: whyNotFound(fault), raw };
    case 412:
    case 429:
      // 412: two calls for one conversation met; nobody else has to wait for that.
      return {
        kind: 'throttled',
        retryAfterMs: retryAfterMs(fault.retryAfter, now),
        ...(fault.status === 412 && { only: 'this-conversation' as const }),
      };
    case 413:
      return { kind: 'failed', why: 'card-too-large', raw };
    case undefined:
      return { kind: 'unknown', raw };
  }
  if (fault.status >= 500) return { kind: 'unknown', raw };
  return { kind: 'failed', why: fault.code ?? `http-${fault.status}`, raw };
}

/** For a place in another tenant: to this product it does not exist. */
export function notOurs(): Extract<SendOutcome, { kind: 'unreachable' }> {
  return { kind: 'unreachable', why: 'conversation-gone', raw: 'of another tenant' };
}

function whyForbidden({ code, message }: ConnectorFault): UnreachableReason {
  const text = `${code ?? ''} ${message}`;
  if (/MessageWritesBlocked|ConversationBlockedByUser/.test(text)) return 'blocked';
  if (/BotNotInConversationRoster/.test(text)) return 'removed-app';
  if (/BotDisabledByAdmin/.test(text)) return 'disabled-by-admin';
  if (/ForbiddenOperationException/.test(text)) return 'not-installed';
  return 'forbidden';
}

function whyNotFound({ code, message }: ConnectorFault): UnreachableReason {
  return /BotNotInConversationRoster/.test(`${code ?? ''} ${message}`) ? 'removed-app' : 'conversation-gone';
}
