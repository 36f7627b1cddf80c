import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { z } from 'zod';
import { today } from '../clock.ts';
import { AnswerError } from '../errors.ts';
import type { Caller } from '../http/route.ts';
import { callerFor } from '../people/caller.ts';
import { actButton } from '../teams/buttons.ts';
import { type ActionReply, type ChatFace, cardAction, type Reply, type Sender } from '../teams/chat.ts';
import { DECIDE_VERB, gateCard, PressedDecision, question, waitsForLead } from './gate-card.ts';
import { presentGate, presentSummary } from './gate-view.ts';
import { decideGate, type GatesDeps, lookAt } from './gates.ts';

const SHOW_VERB = 'gates.show';
/** Teams shows six buttons on a card. */
const MOST_LISTED = 6;

export function gatesChat(deps: GatesDeps): ChatFace {
  const { people, rollouts, gates, gateLimits, clock, timeZone } = deps;

  const callerOf = (sender: Sender) => callerFor(people, { id: sender.id, name: sender.name, upn: '' });

  async function shown(caller: Caller, waveId: string, note?: string) {
    return gateCard(presentGate(await lookAt(deps, waveId), caller), note);
  }

  /** The gates that wait for this lead, the next wave first. */
  async function waitingFor(caller: Caller) {
    const date = today(clock, timeZone);
    const groups = await people.groups.all();
    const waiting = [];
    for (const rollout of await rollouts.all()) {
      const [waves, heads, { limits }] = await Promise.all([
        rollouts.waves(rollout.id),
        gates.headsOf(rollout.id),
        gateLimits.of(rollout.id),
      ]);
      const headOf = new Map(heads.map((head) => [head.waveId, head]));
      for (const wave of waves) {
        const head = headOf.get(wave.id);
        if (!head) continue;
        const by = { rollout, groups, today: date, leadDays: limits.leadDays, caller };
        const summary = presentSummary(wave, head, by);
        if (summary.mayDecide && waitsForLead(summary)) waiting.push(summary);
      }
    }
    return waiting.toSorted((a, b) => a.wave.start.localeCompare(b.wave.start));
  }

  async function nextGates(sender: Sender): Promise<Reply> {
    const caller = await callerOf(sender);
    if (caller.role !== 'lead') {
      return {
        text: 'Gates are decided by the leads of a rollout. Type **when is my turn** to see your dates.',
      };
    }
    const waiting = await waitingFor(caller);
    const [first] = waiting;
    if (!first) return { text: 'No gate waits for you. I will write to you when one does.' };
    if (waiting.length === 1) return shown(caller, first.wave.id);
    const more = waiting.length - MOST_LISTED;
    const title = `${waiting.length} gates wait for a decision`;
    const card = new AdaptiveCard(
      new TextBlock(title, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
      ...waiting.slice(0, MOST_LISTED).map((one) => new TextBlock(question(one), { wrap: true })),
      ...(more > 0
        ? [new TextBlock(`${more} more are in the Groundswell tab.`, { isSubtle: true, wrap: true })]
        : []),
    ).withActions(
      ...waiting
        .slice(0, MOST_LISTED)
        .map(({ wave }) =>
          actButton(`${wave.phase.name} for ${wave.group.name}`, SHOW_VERB, { waveId: wave.id }),
        ),
    );
    return { card, summary: title };
  }

  return {
    commands: [
      {
        title: 'Next gates',
        words: ['gates', 'gate', 'next gate', 'open gates', 'show gates', 'my gates', 'which gates are open'],
        quiet: true,
        answer: nextGates,
      },
    ],
    actions: [
      cardAction(SHOW_VERB, z.object({ waveId: z.string() }), async (sender, { waveId }) => {
        const { card, summary } = await shown(await callerOf(sender), waveId);
        return { replaceWith: card, summary };
      }),
      cardAction(
        DECIDE_VERB,
        PressedDecision,
        async (sender, { waveId, ...decision }): Promise<ActionReply> => {
          const caller = await callerOf(sender);
          let note: string | undefined;
          try {
            await decideGate(deps, caller, waveId, decision);
          } catch (error) {
            // Whoever is late, or pressed a card of facts that have changed, sees the gate as it is.
            if (!(error instanceof AnswerError && error.kind === 'conflict')) throw error;
            note = error.message;
          }
          const { card, summary } = await shown(caller, waveId, note);
          return { replaceWith: card, summary };
        },
      ),
    ],
  };
}
