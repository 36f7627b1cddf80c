import type { UnreachableReason } from '../../../contract/telling/unreachable.ts';
import type { Conversation } from '../../../doors/teams/chat.ts';

/**
 * Where one announcement stands for one person. `claimed` is written before the message is sent: after a crash
 * it means that nobody knows whether it went out. `skipped` people are in the audience, but are not to get it.
 */
export type DeliveryState = 'pending' | 'claimed' | 'sent' | 'unreachable' | 'failed' | 'unknown' | 'skipped';

export interface Delivery {
  announcementId: string;
  /** Which chunk of the audience the person is in; one job serves one chunk. */
  chunk: number;
  personId: string;
  name: string;
  /** Sign-in name, for lists of people. */
  upn: string;
  /** Business group, also of people of the pilot set. */
  groupId: string;
  /** Partition of the person's row when the audience was frozen. */
  audience: string;
  state: DeliveryState;
  /** Why it is unreachable, failed or skipped; null for every other state. */
  why: string | null;
  /** How often sending was begun. */
  tries: number;
  /** Sent once more after an unknown outcome: the person may have it twice. */
  repeat: boolean;
  claimedAt: string | null;
  /** Their own hour, ISO 8601 in UTC: not sent before. Null: at once. */
  notBefore: string | null;
  /** Where to send; as it was when the audience was frozen. Null: it has to be made first. */
  conversation: Conversation | null;
  locale: string | undefined;
  acknowledgedAt: string | null;
}

/** What a person did with an announcement. */
export type Receipt = 'acknowledged' | 'done' | 'reported' | 'openedTraining';

/** When a person did each for the first time, ISO 8601; null while they have not. */
export interface Receipts {
  acknowledgedAt: string | null;
  doneAt: string | null;
  reportedAt: string | null;
  openedTrainingAt: string | null;
}

export const RECEIPT_AT = {
  acknowledged: 'acknowledgedAt',
  done: 'doneAt',
  reported: 'reportedAt',
  openedTraining: 'openedTrainingAt',
} as const satisfies Record<Receipt, keyof Receipts>;

/** What is written when a delivery is settled. */
export type Settlement = (
  | { state: 'sent'; activityId: string }
  | { state: 'unreachable'; why: UnreachableReason; raw: string }
  | { state: 'failed'; why: string; raw: string }
  | { state: 'unknown'; raw: string }
  /** Not sent after all, and free to be claimed again. */
  | { state: 'pending' }
) & {
  /** A conversation that was made on the way. */
  conversation?: Conversation;
};

/** A message whose outcome is unknown goes out once more and no further (decision 5). */
const MOST_TRIES = 2;
/**
 * Who was claimed by a process that died has mostly not been sent to: giving up after two crashes would lose
 * people. Each crash still repeats no more than a claim window.
 */
const MOST_CLAIMS = 8;

/** Longer than a claim can be held by a run that is alive. */
export const CLAIM_LEASE_MS = 30_000;
/** Later than this after its claim nothing is sent: the answer may take half of the lease. */
const SENT_WITHIN_MS = 14_000;

/** Whether a call may still be begun under a claim, so that its answer is there before the claim ends. In ms since 1970. */
export function holdsLongEnough(claimedAt: number, now: number): boolean {
  return now - claimedAt <= SENT_WITHIN_MS;
}

/** What a run should do with a row it finds. `wait` says for how many ms another run may still be sending it. */
export type NextStep =
  | { do: 'send'; repeat: boolean }
  | { do: 'give-up' }
  | { do: 'wait'; ms: number }
  /** Their own hour comes in so many ms. */
  | { do: 'sleep'; ms: number }
  | { do: 'nothing' };

/** Decides over one row. `now` in ms since 1970. */
export function nextStep(
  delivery: Pick<Delivery, 'state' | 'tries' | 'claimedAt' | 'notBefore'>,
  now: number,
): NextStep {
  switch (delivery.state) {
    case 'pending': {
      const early = delivery.notBefore === null ? 0 : Date.parse(delivery.notBefore) - now;
      if (early > 0) return { do: 'sleep', ms: early };
      return { do: 'send', repeat: delivery.tries > 0 };
    }
    case 'unknown':
      return delivery.tries < MOST_TRIES ? { do: 'send', repeat: true } : { do: 'nothing' };
    case 'claimed': {
      const left = Date.parse(delivery.claimedAt ?? '') + CLAIM_LEASE_MS - now;
      if (left > 0) return { do: 'wait', ms: left };
      return delivery.tries < MOST_CLAIMS ? { do: 'send', repeat: true } : { do: 'give-up' };
    }
    case 'sent':
    case 'unreachable':
    case 'failed':
    case 'skipped':
      return { do: 'nothing' };
  }
}
