import { unexpected } from '../errors.ts';
import { LaterError } from '../jobs/job.ts';
import { callerFor } from '../people/caller.ts';
import { audienceOf, type Person, whyUnreachable } from '../people/person.ts';
import { leadsWave } from '../rollout/leads-wave.ts';
import type { Messenger } from '../teams/messenger.ts';
import type { SendOutcome } from '../teams/outcome.ts';
import { gateCard, waitsForLead } from './gate-card.ts';
import type { GateCardsTable } from './gate-cards-table.ts';
import { presentGate } from './gate-view.ts';
import { type GateScene, type GatesDeps, lookAt } from './gates.ts';

export interface TellDeps extends GatesDeps {
  cards: GateCardsTable;
  messenger: Pick<Messenger, 'tell' | 'update' | 'remove'>;
}

/** One lead each, so that a crash repeats one card at most. */
export const TELL_LEAD = 'gates.tell-lead';

const PATIENCE = { usual: 30, most: 3600 };

/** Finds whose chats do not show the gate as it is. */
export async function tellLeads(deps: TellDeps, waveId: string): Promise<void> {
  const scene = await lookAt(deps, waveId);
  if (!scene.gate) return;
  const cards = new Map((await deps.cards.ofWave(waveId)).map((card) => [card.leadId, card]));
  const occasion = occasionOf(scene);
  const leads = (await deps.people.roles.holders('lead')).map(({ id }) => id);
  // Who is no lead any more keeps a card, without its buttons.
  for (const leadId of new Set([...leads, ...cards.keys()])) {
    const card = cards.get(leadId);
    const due = card ? card.shown !== shownOf(scene) || isNew(occasion, card) : occasion !== undefined;
    if (due) await deps.jobs.add(TELL_LEAD, { waveId, leadId });
  }
}

/**
 * Makes the chat of one lead show the gate as it is: a new card when the gate needs them, or else the card that
 * they have in its new form. Who cannot be reached finds the gate in the tab.
 */
export async function tellLead(deps: TellDeps, waveId: string, leadId: string): Promise<void> {
  const [scene, person, card] = await Promise.all([
    lookAt(deps, waveId),
    deps.people.table.find(leadId),
    deps.cards.get(waveId, leadId),
  ]);
  if (!scene.gate || !person) return;
  const caller = await callerFor(deps.people, person);
  const message = gateCard(presentGate(scene, caller));
  const shown = shownOf(scene);
  const occasion = occasionOf(scene);

  if (occasion !== undefined && isNew(occasion, card) && leadsWave(caller, scene.wave)) {
    const { conversation } = person;
    if (!conversation || whyUnreachable(person)) return;
    const outcome = await deps.messenger.tell(conversation, message);
    if (outcome.kind !== 'sent') return failed(deps, person, outcome);
    const { activityId } = outcome;
    await deps.cards.put({ waveId, leadId, conversation, activityId, shown, toldOf: occasion });
    // The card before this one asks what is not asked any more. If it stays, its buttons say so.
    if (card) await deps.messenger.remove(card.conversation, card.activityId);
    return;
  }
  if (!card || card.shown === shown) return;
  const outcome = await deps.messenger.update(card.conversation, card.activityId, message);
  if (outcome.kind === 'sent' || (outcome.kind === 'failed' && outcome.why === 'message-gone')) {
    return deps.cards.put({ ...card, shown });
  }
  return failed(deps, person, outcome);
}

function isNew(occasion: string | undefined, card: { toldOf: string } | undefined): boolean {
  return occasion !== undefined && card?.toldOf !== occasion;
}

/** What the leads are told of with a card of its own: the event since when the gate needs somebody. */
function occasionOf({ gate, wave, ...scene }: GateScene): string | undefined {
  const last = gate?.events.at(-1);
  if (!gate || !last) return undefined;
  const view = presentGate({ ...scene, gate, wave }, NOBODY);
  return waitsForLead(view) ? last.id : undefined;
}

/** Only to ask what does not depend on who looks. */
const NOBODY = {
  id: '',
  name: '',
  upn: '',
  role: 'member' as const,
  group: { id: '', name: '' },
  pilot: false,
  leads: [],
  approver: false,
};

/** Another value whenever the card would look different. */
function shownOf({ gate, wave }: GateScene): string {
  return [gate?.version ?? 0, gate?.facts.collectedAt, wave.start, wave.end].join(' ');
}

async function failed(
  { people }: TellDeps,
  person: Person,
  outcome: Exclude<SendOutcome, { kind: 'sent' }>,
): Promise<void> {
  switch (outcome.kind) {
    case 'unreachable':
      return people.table.setUnreachable(person.id, audienceOf(person), outcome.why);
    case 'throttled': {
      const seconds = outcome.retryAfterMs === undefined ? PATIENCE.usual : outcome.retryAfterMs / 1000;
      throw new LaterError(Math.min(Math.max(seconds, 1), PATIENCE.most), 'Teams asked for patience.');
    }
    // A card that may come twice is better than none: tried again, and parked in the end for a person to see.
    case 'failed':
    case 'unknown':
    case 'bot-refused':
      throw new Error(`The card of a gate did not arrive: ${outcome.raw}`);
    default:
      return unexpected(outcome);
  }
}
