import { timestamp } from '../../../base/clock.ts';
import { unexpected } from '../../../base/errors.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { LaterError } from '../../../doors/jobs/job.ts';
import type { Conversation } from '../../../doors/teams/chat.ts';
import { type Person, whyUnreachable } from '../../people/person.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import type { Pressing, Telling as Tells, Told } from '../../telling/telling.ts';
import type { GatesDeps } from '../gates.ts';
import { MOST_CARDS } from './digest.ts';
import { DIGEST, type GateMessage, type GateMessagesTable } from './gate-messages-table.ts';
import { messageOf, shownNow, type Telling } from './message-of.ts';

export interface TellDeps extends GatesDeps {
  messages: GateMessagesTable;
  telling: Tells;
  /** Where the tab lists the gates of a rollout, or of the current one; null where nobody knows its address. */
  gatesListAt(rolloutId?: string): string | null;
}

/** Somebody has to decide before anything goes on. */
export const GATE: Pressing = { urgency: 'decision' };
/** Gates that open so soon after a digest came are part of the same news: they join it without a new alert. */
const JOINS_WITHIN_MS = 3_600_000;

/** What one lead has in their chat about a rollout, and what is to be sent. */
interface Chat {
  person: Person;
  conversation: Conversation;
  caller: Caller;
}

/**
 * Makes the chat of one lead show the gates of a rollout as they are. With news, each gate that needs them and that
 * they have not been told of comes as a new card, or all of them as one digest where they are many. What they have
 * already is changed in place. Who cannot be reached finds the gates in the tab.
 * @param kept the messages that they have, as read before
 */
export async function tellLead(
  deps: TellDeps,
  telling: Telling,
  leadId: string,
  { kept, news }: { kept: readonly GateMessage[]; news: boolean },
): Promise<void> {
  const upToDate = kept.every((message) => message.shown === shownNow(telling, message));
  if (upToDate && !news) return;
  const person = await deps.people.table.find(leadId);
  if (!person) return;
  const caller = asCaller(person);
  const waiting = news ? waitingFor(telling, caller) : [];
  let messages = kept;
  const { conversation } = person;
  if (conversation && !whyUnreachable(person) && untold(telling, waiting, kept).length > 0) {
    // Read again: another telling may have been faster.
    const now = await deps.messages.ofLead(telling.rollout.id, leadId);
    messages = await tellNews(deps, telling, { person, conversation, caller }, waiting, now);
  }
  for (const message of messages) await bringUpToDate(deps, telling, { person, caller }, message);
}

/** Gives the messages as they are then; one with an empty `shown` is still to be changed in place. */
async function tellNews(
  deps: TellDeps,
  telling: Telling,
  chat: Chat,
  waiting: readonly string[],
  messages: readonly GateMessage[],
): Promise<readonly GateMessage[]> {
  const news = untold(telling, waiting, messages);
  const digest = messages.find(({ about }) => about === DIGEST);
  const alarm = news.some((waveId) => telling.gates.get(waveId)?.head.storm);
  if (digest && !alarm && deps.clock.now() - Date.parse(digest.at) < JOINS_WITHIN_MS) {
    const joined = { ...digest, told: { ...digest.told, ...occasionsOf(telling, news) }, shown: '' };
    return messages.map((message) => (message === digest ? joined : message));
  }
  const wanted =
    news.length > MOST_CARDS
      ? [{ about: DIGEST, told: occasionsOf(telling, waiting) }]
      : news.map((waveId) => ({ about: waveId, told: occasionsOf(telling, [waveId]) }));
  let now = messages;
  for (const one of wanted) {
    const before = now.find(({ about }) => about === one.about);
    const sent = await send(deps, telling, chat, one, before);
    if (sent) now = [...now.filter((message) => message !== before), sent];
  }
  return now;
}

/** A new message, in the place of the one before it. Undefined when the lead turned out to be unreachable. */
async function send(
  deps: TellDeps,
  telling: Telling,
  { person, conversation, caller }: Chat,
  one: Pick<GateMessage, 'about' | 'told'>,
  before: GateMessage | undefined,
): Promise<GateMessage | undefined> {
  const text = await messageOf(telling, one, caller);
  if (!text) return undefined;
  const told = await deps.telling.tell(person, text, GATE);
  if (told.kind !== 'sent') return failed(told);
  const message: GateMessage = {
    ...one,
    rolloutId: telling.rollout.id,
    leadId: person.id,
    conversation,
    activityId: told.activityId,
    shown: shownNow(telling, one),
    at: timestamp(deps.clock),
  };
  await deps.messages.put(message);
  // The one before asks what is not asked any more. If it stays, its buttons say so.
  if (before) await deps.telling.retractCard(person, before, GATE);
  return message;
}

async function bringUpToDate(
  deps: TellDeps,
  telling: Telling,
  { person, caller }: Pick<Chat, 'person' | 'caller'>,
  message: GateMessage,
): Promise<void> {
  const shown = shownNow(telling, message);
  if (message.shown === shown) return;
  const text = await messageOf(telling, message, caller);
  if (!text) return;
  const told = await deps.telling.updateCard(person, message, text, GATE);
  if (told.kind === 'sent' || (told.kind === 'failed' && told.why === 'message-gone')) {
    return deps.messages.put({ ...message, shown });
  }
  return failed(told);
}

/** The gates that need this lead, in the order of the plan. */
function waitingFor({ occasions, gates }: Telling, caller: Caller): string[] {
  return [...gates.values()]
    .filter(({ wave }) => occasions.has(wave.id) && leadsWave(caller, wave))
    .map(({ wave }) => wave.id);
}

function untold({ occasions }: Telling, waiting: readonly string[], messages: readonly GateMessage[]) {
  return waiting.filter((waveId) => !messages.some(({ told }) => told[waveId] === occasions.get(waveId)));
}

function occasionsOf({ occasions }: Telling, waveIds: readonly string[]): Record<string, string> {
  return Object.fromEntries(waveIds.map((waveId) => [waveId, occasions.get(waveId) ?? '']));
}

/** What a gate asks of whoever looks at it; nobody is told the name of their own group. */
function asCaller({ id, name, upn, role, groupId, pilot, leads, approver }: Person): Caller {
  return { id, name, upn, role, group: { id: groupId, name: '' }, pilot, leads, approver };
}

/** Who cannot be reached finds it in the tab. */
function failed(told: Exclude<Told, { kind: 'sent' }>): undefined {
  switch (told.kind) {
    case 'unreachable':
      return undefined;
    case 'later':
      throw new LaterError(told.seconds, 'sending is paused');
    // A card that may come twice is better than none: tried again, and parked in the end for a person to see.
    case 'failed':
    case 'unknown':
    case 'bot-refused':
      throw new Error(`The card of a gate did not arrive: ${told.raw}`);
    default:
      return unexpected(told);
  }
}
