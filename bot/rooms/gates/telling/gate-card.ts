import { AdaptiveCard, ShowCardAction, TextBlock, TextInput } from '@microsoft/teams.cards';
import { z } from 'zod';
import { type Message, type MessageId, message, type Say } from '../../../base/words/message.ts';
import type { ConditionView } from '../../../contract/gates/gate-conditions.ts';
import { DecisionKind, type GateView } from '../../../contract/gates/gates.ts';
import { actButton } from '../../../doors/teams/buttons.ts';
import type { OutgoingCard } from '../../../doors/teams/chat.ts';
import { fullDay, heading, paragraph, strong, subtle } from './card-words.ts';
import { waitsForLead } from './waits-for-lead.ts';

export const DECIDE_VERB = 'gates.decide';
export const BEFORE_VERB = 'gates.waves-before';

const MOST_REASON = 500;
/** A condition can list many criteria: the tab shows them all. */
const MOST_WHY = 300;

const TOO_LONG: MessageId = 'gates.card-reason-long';
const REASON_MISSING: MessageId = 'gates.card-reason-missing';
const Reason = z.string().trim().max(MOST_REASON, TOO_LONG).default('');

/** What comes back with a decision. Each field of a card has an id of its own, so there are two for reasons. */
export const PressedDecision = z
  .object({
    waveId: z.string().min(1).max(300),
    seen: z.coerce.number().int().min(0),
    decision: DecisionKind,
    holdReason: Reason,
    overrideReason: Reason,
  })
  .transform(({ waveId, seen, decision, holdReason, overrideReason }) => {
    const reasons = { go: '', hold: holdReason, override: overrideReason };
    return { waveId, seen, kind: decision, reason: reasons[decision] };
  });

/** What comes back when the waves before are held, or let go on. */
export const PressedBefore = z.object({
  waveId: z.string().min(1).max(300),
  change: z.enum(['hold', 'release']),
  beforeReason: Reason.pipe(z.string().min(1, REASON_MISSING)),
});

/** A gate as a lead sees it in chat: with buttons while it waits, and what was decided once it does not. */
export function gateCard(gate: GateView, say: Say, note?: string): OutgoingCard {
  const waits = waitsForLead(gate);
  const title = say(waits ? question(gate) : outcomeTitle(gate));
  const { people: count, start } = gate.wave;
  const people = message('common.people', { count });
  const card = new AdaptiveCard(
    heading(title),
    ...(note ? [paragraph(note)] : []),
    ...lastWords(gate).map((said) => paragraph(say(said))),
    subtle(say(message('gates.card-people', { people, day: fullDay(start), rollout: gate.rollout }))),
    strong(say(verdict(gate))),
    ...gate.conditions.map((condition) => conditionLine(condition, say)),
  );
  return {
    card: waits && gate.mayDecide ? card.withActions(...buttons(gate, say), ...before(gate, say)) : card,
    summary: title,
  };
}

/** May Finance start Identity on Saturday, 5 December 2026? */
function question({ wave, storm }: Pick<GateView, 'wave' | 'storm'>): Message {
  const names = { phase: wave.phase.name, group: wave.group.name };
  return storm
    ? message('gates.card-storm', names)
    : message('gates.card-question', { ...names, day: fullDay(wave.start) });
}

function outcomeTitle({ wave, state }: GateView): Message {
  const outcome = wave.state === 'complete' ? 'over' : state;
  return message('gates.card-outcome', { phase: wave.phase.name, group: wave.group.name, outcome });
}

/** Who decided what and why, or what stopped the wave. */
function lastWords({ last }: GateView): Message[] {
  if (!last || last.kind === 'brought') return [];
  if (last.kind === 'storm') return [message('gates.card-stopped', { reason: last.reason })];
  const day = fullDay(last.at.slice(0, 10));
  const decided = message('gates.card-decided', { by: last.by, kind: last.kind, day });
  return [last.reason === '' ? decided : message('gates.card-decided-why', { decided, reason: last.reason })];
}

function verdict({ conditions }: GateView): Message {
  const open = conditions.filter(({ outcome }) => outcome !== 'pass').length;
  if (conditions.length === 0) return message('gates.card-no-conditions');
  return message('gates.card-verdict', { open, all: conditions.length });
}

const COLOURS = { pass: 'Good', warns: 'Warning', fail: 'Attention', inconclusive: 'Warning' } as const;

/** Mark, word and colour say the same: nobody has to see all three. */
function conditionLine({ title, outcome: found, warns, why }: ConditionView, say: Say): TextBlock {
  const outcome = warns ? 'warns' : found;
  const short = why.length > MOST_WHY ? `${why.slice(0, MOST_WHY).trimEnd()}...` : why;
  const text = say(message('gates.card-condition', { outcome, title, why: short }));
  return new TextBlock(text, { color: COLOURS[outcome], wrap: true, spacing: 'Small' });
}

function buttons(gate: GateView, say: Say) {
  const passes = gate.conditions.every(({ outcome }) => outcome === 'pass');
  const data = { waveId: gate.wave.id, seen: String(gate.seen) };
  const hold = reasonCard('hold', data, say);
  if (!passes) return [hold, reasonCard('override', data, say)];
  const go = say(message('gates.card-go'));
  return [actButton(go, DECIDE_VERB, { ...data, decision: 'go' }).withStyle('positive'), hold];
}

/** While the waves before go badly they can be held as well, and whoever sees them held can let them go on. */
function before({ wave, previous, storm, conditions }: GateView, say: Say): ShowCardAction[] {
  const own = previous.filter(({ mayHold }) => mayHold);
  const goesBadly =
    storm ||
    conditions.some(({ id, outcome }) => outcome === 'fail' && (id === 'issue-rate' || id === 'blockers'));
  const changes = [
    ...(goesBadly && own.some(({ held }) => !held) ? (['hold'] as const) : []),
    ...(own.some(({ held }) => held) ? (['release'] as const) : []),
  ];
  return changes.map((change) => {
    const card = new AdaptiveCard(
      new TextInput({
        id: 'beforeReason',
        label: say(message(`gates.card-before-${change}-label`)),
        isMultiline: true,
        isRequired: true,
        maxLength: MOST_REASON,
        errorMessage: say(message('gates.card-reason-missing')),
      }),
    ).withActions(
      actButton(say(message(`gates.card-before-${change}`)), BEFORE_VERB, { waveId: wave.id, change }),
    );
    return new ShowCardAction({ title: say(message(`gates.card-before-${change}`)), card });
  });
}

/** A button that opens a field for the reason. */
function reasonCard(decision: 'hold' | 'override', data: Record<string, string>, say: Say): ShowCardAction {
  const card = new AdaptiveCard(
    new TextInput({
      id: `${decision}Reason`,
      label: say(message(`gates.card-${decision}-label`)),
      isMultiline: true,
      isRequired: true,
      maxLength: MOST_REASON,
      errorMessage: say(message('gates.card-reason-missing')),
    }),
  ).withActions(actButton(say(message(`gates.card-${decision}-wave`)), DECIDE_VERB, { ...data, decision }));
  return new ShowCardAction({ title: say(message(`gates.card-${decision}`)), card });
}
