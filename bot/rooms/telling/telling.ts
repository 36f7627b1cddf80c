import type { Clock } from '../../base/clock.ts';
import type { Message } from '../../base/words/message.ts';
import { LaterError } from '../../doors/jobs/job.ts';
import type { ChannelsOutcome } from '../../doors/teams/channel-messenger.ts';
import type { Conversation, Office, Outgoing } from '../../doors/teams/chat.ts';
import type { SendOutcome } from '../../doors/teams/outcome.ts';
import type { People } from '../people/people.ts';
import { audienceOf, type Person, whyUnreachable } from '../people/person.ts';
import { waitForMending } from './bot-refused.ts';
import type { NotArrivedBook } from './not-arrived-book.ts';
import type { Line, SendPacer } from './send-pacer.ts';
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
export type Addressee = Pick<Person, 'id' | 'name' | 'groupId' | 'pilot' | 'conversation' | 'unreachable'>;

/** A message that stands in somebody's chat. */
export interface StandingCard {
  conversation: Conversation;
  activityId: string;
}

export interface Pressing {
  urgency: Urgency;
}

/** How much a message presses, and what it is: for whoever looks into why it did not arrive. */
export interface Saying extends Pressing {
  what: Message;
}

/**
 * The one way to write to a person. Each call waits for its turn of the send budget; what presses more goes before what
 * presses less. One policy for what becomes of a message, whoever sends it: `sent` ends. Who is `unreachable` is
 * remembered as that until they are seen again, and it ends. What `failed`, or is `unknown`, is noted for the leads of
 * the person's group and in the log, and ends as well: it is never sent again by itself. What is for `later`, or met a
 * Teams that refuses the bot itself, was not sent, and may be sent again as often as need be: jobs by `orLater`.
 */
export interface Telling {
  tell(to: Addressee, message: Outgoing, saying: Saying): Promise<Told>;
  /** Puts another message in the place of one. `failed: message-gone` if it is not there (any more). */
  updateCard(to: Addressee, card: StandingCard, message: Outgoing, saying: Saying): Promise<Told>;
  retractCard(to: Addressee, card: StandingCard, saying: Saying): Promise<Told>;
  /** The channels of a team; asking Teams counts as well. */
  channelsOf(
    office: Office,
    teamId: string,
    pressing: Pressing,
  ): Promise<Exclude<ChannelsOutcome, { kind: 'throttled' }> | Later>;
}

export interface TellingDeps {
  people: Pick<People, 'table'>;
  pacer: SendPacer;
  notArrived: Pick<NotArrivedBook, 'note'>;
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

export function createTelling({ people, pacer, notArrived, clock }: TellingDeps): Telling {
  async function inTurn<T extends { kind: string }>(
    { urgency }: Pressing,
    call: (line: Line) => Promise<T | SendOutcome>,
  ): Promise<Exclude<T, { kind: 'throttled' }> | Told> {
    const since = clock.now();
    do {
      const turns = await pacer.reserve(1);
      const ahead = pacer.soonest() - clock.now();
      if (ahead > LONGEST_WAIT_MS) return { kind: 'later', seconds: Math.ceil(ahead / 1000) };
      const line = await turns.next(urgency);
      if (line === 'missed') continue;
      const outcome = await call(line);
      if (!isThrottled(outcome)) return outcome as Exclude<T, { kind: 'throttled' }> | Told;
      return { kind: 'later', seconds: patience(outcome.retryAfterMs) };
    } while (clock.now() - since < MISSING_MS);
    return { kind: 'later', seconds: 1 };
  }

  async function remembering(to: Addressee, { what }: Saying, telling: Promise<Told>): Promise<Told> {
    const told = await telling;
    if (told.kind === 'unreachable') await people.table.setUnreachable(to.id, audienceOf(to), told.why);
    if (isNotArrived(told)) await notArrived.note({ to, what, outcome: told.kind, raw: told.raw });
    return told;
  }

  return {
    async tell(to, message, saying) {
      const { conversation } = to;
      const why = whyUnreachable(to);
      if (why || !conversation) return { kind: 'unreachable', why: why ?? 'not-installed', raw: '' };
      return remembering(
        to,
        saying,
        inTurn(saying, (line) => line.tell(conversation, message)),
      );
    },
    updateCard: (to, { conversation, activityId }, message, saying) =>
      remembering(
        to,
        saying,
        inTurn(saying, (line) => line.update(conversation, activityId, message)),
      ),
    retractCard: (to, { conversation, activityId }, saying) =>
      remembering(
        to,
        saying,
        inTurn(saying, (line) => line.remove(conversation, activityId)),
      ),
    async channelsOf(office, teamId, pressing) {
      const told = await inTurn(pressing, (line) => line.channelsOf(office, teamId));
      return told.kind === 'sent' ? { kind: 'unknown', raw: '' } : told;
    },
  };
}

/** A card that is gone has not failed to arrive: somebody removed it. */
function isNotArrived(told: Told): told is Extract<Told, { kind: 'failed' | 'unknown' }> {
  return told.kind === 'unknown' || (told.kind === 'failed' && told.why !== 'message-gone');
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
