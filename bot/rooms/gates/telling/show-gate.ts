import { timestamp } from '../../../base/clock.ts';
import { message, type Say } from '../../../base/words/message.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { ActionReply, Conversation } from '../../../doors/teams/chat.ts';
import { presentGate } from '../gate-view.ts';
import { lookAt } from '../gates.ts';
import { gateCard } from './gate-card.ts';
import { shownOf } from './message-of.ts';
import { isStanding, saying, type TellDeps } from './tell-lead.ts';
import { occasionOf } from './waits-for-lead.ts';

/**
 * Brings the card of one gate into the chat of a lead who asked for it. From then on it is changed in place like
 * one that came by itself; a card of this gate that they had before goes.
 */
export async function showGate(
  deps: TellDeps,
  caller: Caller,
  conversation: Conversation,
  waveId: string,
  say: Say,
): Promise<ActionReply> {
  const scene = await lookAt(deps, waveId);
  const card = gateCard(presentGate(scene, caller, say), say);
  const { gate, wave, rollout, today } = scene;
  // Whoever asked for it is waiting.
  const asked = saying('answer', rollout);
  const to = {
    id: caller.id,
    name: caller.name,
    groupId: caller.group.id,
    pilot: caller.pilot,
    conversation,
    unreachable: undefined,
  };
  const told = gate && (await deps.telling.tell(to, card, asked));
  if (!gate || (told?.kind !== 'sent' && told?.kind !== 'unknown')) return { answer: card };
  const had = (await deps.messages.ofLead(rollout.id, caller.id)).find(({ about }) => about === waveId);
  const last = gate.events.at(-1) ?? null;
  await deps.messages.put({
    rolloutId: rollout.id,
    leadId: caller.id,
    about: waveId,
    conversation,
    activityId: told.kind === 'sent' ? told.activityId : null,
    shown: shownOf({ version: gate.version, factsAt: gate.facts.collectedAt }, wave),
    told: { [waveId]: occasionOf({ state: gate.state, last }, wave, today) ?? '' },
    at: timestamp(deps.clock),
  });
  if (isStanding(had)) await deps.telling.retractCard(to, had, asked);
  return { note: message('gates.newest-message') };
}
