import { timestamp } from '../../../base/clock.ts';
import { message } from '../../../base/words/message.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { Conversation } from '../../../doors/teams/chat.ts';
import { type Person, whyUnreachable } from '../../people/person.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import { orLater, type Saying, type StandingCard, type Telling as Tells } from '../../telling/telling.ts';
import type { Urgency } from '../../telling/urgency.ts';
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

/** How messages about the gates of a rollout are said. */
export function saying(urgency: Urgency, { title }: Pick<Rollout, 'title'>): Saying {
  return { urgency, what: message('gates.cards-of', { rollout: title }) };
}

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
 * already is changed in place. Whom a card does not reach finds the gates in the tab.
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
  if (isStanding(digest) && !alarm && deps.clock.now() - Date.parse(digest.at) < JOINS_WITHIN_MS) {
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

/**
 * A new message, in the place of the one before it. Undefined when the lead turned out to be unreachable: they find it
 * in the tab.
 */
async function send(
  deps: TellDeps,
  telling: Telling,
  { person, conversation, caller }: Chat,
  one: Pick<GateMessage, 'about' | 'told'>,
  before: GateMessage | undefined,
): Promise<GateMessage | undefined> {
  const text = await messageOf(telling, one, caller);
  if (!text) return undefined;
  // Somebody has to decide before anything goes on.
  const decision = saying('decision', telling.rollout);
  const told = orLater(await deps.telling.tell(person, text, decision));
  if (told.kind === 'unreachable') return undefined;
  const message: GateMessage = {
    ...one,
    rolloutId: telling.rollout.id,
    leadId: person.id,
    conversation,
    activityId: told.kind === 'sent' ? told.activityId : null,
    shown: shownNow(telling, one),
    at: timestamp(deps.clock),
  };
  await deps.messages.put(message);
  // The one before asks what is not asked any more. If it stays, its buttons say so.
  if (isStanding(before)) await deps.telling.retractCard(person, before, decision);
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
  if (isStanding(message)) {
    const text = await messageOf(telling, message, caller);
    if (!text) return;
    const told = await deps.telling.updateCard(person, message, text, saying('decision', telling.rollout));
    // Whoever can be reached again sees it as it is then.
    if (orLater(told).kind === 'unreachable') return;
  }
  await deps.messages.put({ ...message, shown });
}

/** A message that can be changed and taken back. */
export function isStanding<M extends GateMessage>(message: M | undefined): message is M & StandingCard {
  return message !== undefined && message.activityId !== null;
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
