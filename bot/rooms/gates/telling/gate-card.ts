import { AdaptiveCard, ShowCardAction, TextBlock, TextInput } from '@microsoft/teams.cards';
import { z } from 'zod';
import type { ConditionView, Outcome } from '../../../contract/gates/gate-conditions.ts';
import { DecisionKind, type GateView } from '../../../contract/gates/gates.ts';
import { actButton } from '../../../doors/teams/buttons.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { count, day, heading, paragraph, strong, subtle } from './card-words.ts';
import { waitsForLead } from './waits-for-lead.ts';

export const DECIDE_VERB = 'gates.decide';

const MOST_REASON = 500;
/** A condition can list many criteria: the tab shows them all. */
const MOST_WHY = 300;

const Reason = z.string().trim().max(MOST_REASON, `say it in at most ${MOST_REASON} characters`).default('');

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

/** A gate as a lead sees it in chat: with buttons while it waits, and what was decided once it does not. */
export function gateCard(gate: GateView, note?: string): { card: Card; summary: string } {
  const waits = waitsForLead(gate);
  const title = waits ? question(gate) : outcomeTitle(gate);
  const card = new AdaptiveCard(
    heading(title),
    ...(note ? [paragraph(note)] : []),
    ...lastWords(gate),
    subtle(`${count(gate.wave.people, 'person', 'people')}, from ${day(gate.wave.start)}.`),
    strong(verdictWords(gate)),
    ...gate.conditions.map(conditionLine),
  );
  return { card: waits && gate.mayDecide ? card.withActions(...buttons(gate)) : card, summary: title };
}

/** May Finance start Identity on Saturday, 5 December 2026? */
function question({ wave, storm }: Pick<GateView, 'wave' | 'storm'>): string {
  if (storm) return `Stopped by problems before it: ${wave.phase.name} for ${wave.group.name}`;
  return `May ${wave.group.name} start ${wave.phase.name} on ${day(wave.start)}?`;
}

function outcomeTitle({ wave, state }: GateView): string {
  const name = `${wave.phase.name} for ${wave.group.name}`;
  if (wave.state === 'complete') return `${name} is over`;
  return state === 'held' ? `${name} is on hold` : `${name} may go`;
}

/** Who decided what and why, or what stopped the wave. */
function lastWords({ last }: GateView): TextBlock[] {
  if (!last || last.kind === 'brought') return [];
  if (last.kind === 'storm') {
    const what = 'Its announcements have stopped, and only a decision lets it go on.';
    return [paragraph(`${last.reason} ${what}`)];
  }
  const said = { go: 'decided on go', hold: 'decided on hold', override: 'decided on go all the same' };
  const why = last.reason === '' ? '' : ` Reason: ${last.reason}`;
  return [paragraph(`${last.by} ${said[last.kind]} on ${day(last.at.slice(0, 10))}.${why}`)];
}

function verdictWords({ conditions }: GateView): string {
  const open = conditions.filter(({ outcome }) => outcome !== 'pass').length;
  if (conditions.length === 0) return 'This gate asks nothing of this wave.';
  if (open === 0) return 'All conditions pass.';
  return `${count(open, 'condition does', 'conditions do')} not pass, of ${conditions.length}.`;
}

const MARKS: Record<Outcome, string> = {
  pass: '✓ Passes',
  fail: '✗ Fails',
  inconclusive: '? Cannot be judged',
};
const COLOURS = { pass: 'Good', fail: 'Attention', inconclusive: 'Warning' } as const;

/** Mark, word and colour say the same: nobody has to see all three. */
function conditionLine({ title, outcome, why }: ConditionView): TextBlock {
  const reason = why.length > MOST_WHY ? `${why.slice(0, MOST_WHY).trimEnd()}...` : why;
  const color = COLOURS[outcome];
  return new TextBlock(`${MARKS[outcome]}: ${title}. ${reason}`, { color, wrap: true, spacing: 'Small' });
}

function buttons(gate: GateView) {
  const passes = gate.conditions.every(({ outcome }) => outcome === 'pass');
  const data = { waveId: gate.wave.id, seen: String(gate.seen) };
  const hold = reasonCard('Hold', 'holdReason', 'Why is it held? Its people are told so when they ask.', {
    ...data,
    decision: 'hold',
  });
  if (passes) {
    return [actButton('Go', DECIDE_VERB, { ...data, decision: 'go' }).withStyle('positive'), hold];
  }
  const override = reasonCard(
    'Override',
    'overrideReason',
    'Why may it go although not all conditions pass?',
    {
      ...data,
      decision: 'override',
    },
  );
  return [hold, override];
}

/** A button that opens a field for the reason. */
function reasonCard(title: string, id: string, label: string, data: Record<string, string>): ShowCardAction {
  const card = new AdaptiveCard(
    new TextInput({
      id,
      label,
      isMultiline: true,
      isRequired: true,
      maxLength: MOST_REASON,
      errorMessage: 'Please give a reason.',
    }),
  ).withActions(actButton(`${title} this wave`, DECIDE_VERB, data));
  return new ShowCardAction({ title, card });
}
