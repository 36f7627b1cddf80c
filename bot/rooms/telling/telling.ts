import type { Clock } from '../../base/clock.ts';
import { LaterError } from '../../doors/jobs/job.ts';
import type { ChannelMessenger, ChannelsOutcome } from '../../doors/teams/channel-messenger.ts';
import type { Conversation, Office, Outgoing } from '../../doors/teams/chat.ts';
import type { Messenger } from '../../doors/teams/messenger.ts';
import type { SendOutcome } from '../../doors/teams/outcome.ts';
import type { People } from '../people/people.ts';
import { audienceOf, type Person, whyUnreachable } from '../people/person.ts';
import { waitForMending } from './bot-refused.ts';
import type { Pacer } from './pacer.ts';
import { pauseAsAsked } from './throttled.ts';
import type { Urgency } from './urgency.ts';

/**
 * What became of it. `later`: it certainly was not sent, for Teams or the budget asks to wait so long. `unknown`: it
 * may have been.
 */
export type Told = Exclude<SendOutcome, { kind: 'throttled' }> | Later;

interface Later {
  kind: 'later';
  seconds: number;
}

/** Whom something is said to, as far as it matters here. */
export type Addressee = Pick<Person, 'id' | 'groupId' | 'pilot' | 'conversation' | 'unreachable'>;

/** A message that stands in somebody's chat. */
export interface StandingCard {
  conversation: Conversation;
  activityId: string;
}

export interface Pressing {
  urgency: Urgency;
}

/**
 * The one way to write to a person. Each call waits for its turn of the send budget; what presses more goes before what
 * presses less. Who cannot be reached is remembered with the person, until they are seen again.
 */
export interface Telling {
  tell(to: Addressee, message: Outgoing, pressing: Pressing): Promise<Told>;
  /** Puts another message in the place of one. `failed: message-gone` if it is not there (any more). */
  updateCard(to: Addressee, card: StandingCard, message: Outgoing, pressing: Pressing): Promise<Told>;
  retractCard(to: Addressee, card: StandingCard, pressing: Pressing): Promise<Told>;
  /** The channels of a team; asking Teams counts as well. */
  channelsOf(
    office: Office,
    teamId: string,
    pressing: Pressing,
  ): Promise<Exclude<ChannelsOutcome, { kind: 'throttled' }> | Later>;
}

export interface TellingDeps {
  people: Pick<People, 'table'>;
  messenger: Pick<Messenger, 'tell' | 'update' | 'remove'>;
  channelMessenger: Pick<ChannelMessenger, 'channelsOf'>;
  pacer: Pacer;
  clock: Clock;
}

/** Somebody may be waiting for the answer: with a turn further away than this it is left for later. */
const LONGEST_WAIT_MS = 8_000;
/** A process that misses turn after turn for this long leaves it for later. */
const MISSING_MS = 4_000;

/** Seconds to wait when Teams asks for patience: what it asks for, or this, and never longer than an hour. */
const PATIENCE = { usual: 30, most: 3600 };

function patience(retryAfterMs: number | undefined): number {
  const seconds = retryAfterMs === undefined ? PATIENCE.usual : Math.ceil(retryAfterMs / 1000);
  return Math.min(Math.max(seconds, 1), PATIENCE.most);
}

export function createTelling({ people, messenger, channelMessenger, pacer, clock }: TellingDeps): Telling {
  async function inTurn<T extends { kind: string }>(
    { urgency }: Pressing,
    call: () => Promise<T | SendOutcome>,
  ): Promise<Exclude<T, { kind: 'throttled' }> | Told> {
    const since = clock.now();
    do {
      const turns = await pacer.reserve(1);
      const ahead = pacer.soonest() - clock.now();
      if (ahead > LONGEST_WAIT_MS) return { kind: 'later', seconds: Math.ceil(ahead / 1000) };
      if ((await turns.next(urgency)) === 'missed') continue;
      const outcome = await call();
      if (!isThrottled(outcome)) return outcome as Exclude<T, { kind: 'throttled' }> | Told;
      await pauseAsAsked(pacer, outcome, 0);
      return { kind: 'later', seconds: patience(outcome.retryAfterMs) };
    } while (clock.now() - since < MISSING_MS);
    return { kind: 'later', seconds: 1 };
  }

  async function remembering(to: Addressee, telling: Promise<Told>): Promise<Told> {
    const told = await telling;
    if (told.kind === 'unreachable') await people.table.setUnreachable(to.id, audienceOf(to), told.why);
    return told;
  }

  return {
    async tell(to, message, pressing) {
      const { conversation } = to;
      const why = whyUnreachable(to);
      if (why || !conversation) return { kind: 'unreachable', why: why ?? 'not-installed', raw: '' };
      return remembering(
        to,
        inTurn(pressing, () => messenger.tell(conversation, message)),
      );
    },
    updateCard: (to, { conversation, activityId }, message, pressing) =>
      remembering(
        to,
        inTurn(pressing, () => messenger.update(conversation, activityId, message)),
      ),
    retractCard: (to, { conversation, activityId }, pressing) =>
      remembering(
        to,
        inTurn(pressing, () => messenger.remove(conversation, activityId)),
      ),
    async channelsOf(office, teamId, pressing) {
      const told = await inTurn(pressing, () => channelMessenger.channelsOf(office, teamId));
      return told.kind === 'sent' ? { kind: 'unknown', raw: '' } : told;
    },
  };
}

/**
 * For jobs: what is to be told later is not told now, and not a failure; while Teams refuses the bot itself, somebody
 * has to mend that first.
 * @throws LaterError
 */
export function orLater<T extends { kind: string }>(told: T): Exclude<T, { kind: 'later' | 'bot-refused' }> {
  if (isLater(told)) throw new LaterError(told.seconds, 'sending is paused');
  if (told.kind === 'bot-refused') throw waitForMending();
  return told as Exclude<T, { kind: 'later' | 'bot-refused' }>;
}

function isLater(told: { kind: string }): told is Later {
  return told.kind === 'later';
}

function isThrottled(outcome: { kind: string }): outcome is Extract<SendOutcome, { kind: 'throttled' }> {
  return outcome.kind === 'throttled';
}
