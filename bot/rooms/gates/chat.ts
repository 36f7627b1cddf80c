import { z } from 'zod';
import { AnswerError, sentenceOf } from '../../base/errors.ts';
import { titleOf } from '../../base/words/commands.ts';
import { type MessageId, message, type Say } from '../../base/words/message.ts';
import type { Caller } from '../../doors/http/route.ts';
import {
  type ActionReply,
  type ChatFace,
  cardAction,
  type Reply,
  type Sender,
} from '../../doors/teams/chat.ts';
import { callerFor } from '../people/caller.ts';
import { decideGate } from './decide-gate.ts';
import { presentGate } from './gate-view.ts';
import { lookAt } from './gates.ts';
import { holdWavesBefore } from './hold-before.ts';
import { digestCard, SHOW_VERB } from './telling/digest-card.ts';
import { BEFORE_VERB, DECIDE_VERB, gateCard, PressedBefore, PressedDecision } from './telling/gate-card.ts';
import { gatesOfRollout, summariesOf } from './telling/gates-of-rollout.ts';
import { showGate } from './telling/show-gate.ts';
import type { TellDeps } from './telling/tell-lead.ts';
import { waitsForLead } from './telling/waits-for-lead.ts';

const NOT_THEIRS = message('gates.not-theirs', { turn: titleOf('rollout.my-turn') });
const CHOOSE: MessageId = 'gates.choose-gate';

const WaveChoice = z.object({
  waveId: z.string(CHOOSE).min(1, CHOOSE).max(300),
});

export function gatesChat(deps: TellDeps): ChatFace {
  const { people, rollouts } = deps;

  const callerOf = (sender: Sender) => callerFor(people, { id: sender.id, name: sender.name, upn: '' });

  async function shown(caller: Caller, waveId: string, say: Say, note?: string) {
    return gateCard(presentGate(await lookAt(deps, waveId), caller, say), say, note);
  }

  /** What takes the place of the card after a press: it came to a lead, who may be none any more. */
  async function afterPress(
    caller: Caller,
    waveId: string,
    say: Say,
    note: string | undefined,
  ): Promise<ActionReply> {
    if (caller.role !== 'lead') return { note: NOT_THEIRS };
    const { card, summary } = await shown(caller, waveId, say, note);
    return { replaceWith: card, summary };
  }

  /** The gates that wait for this lead, by rollout. */
  async function waitingFor(caller: Caller) {
    const found = [];
    for (const rollout of await rollouts.all()) {
      const summaries = summariesOf(await gatesOfRollout(deps, rollout), () => true, caller);
      const waiting = summaries.filter((summary) => summary.mayDecide && waitsForLead(summary));
      if (waiting.length > 0) found.push({ rollout, waiting });
    }
    return found;
  }

  async function nextGates(sender: Sender, say: Say): Promise<Reply> {
    const caller = await callerOf(sender);
    if (caller.role !== 'lead') return { say: NOT_THEIRS };
    const found = await waitingFor(caller);
    const waiting = found.flatMap((one) => one.waiting);
    const [first] = waiting;
    if (!first) return { say: message('gates.none-waits') };
    if (waiting.length === 1) return shown(caller, first.wave.id, say);
    const only = found.length === 1 ? found[0]?.rollout : undefined;
    return digestCard(waiting, { rollout: only?.title ?? null, listAt: deps.gatesListAt(only?.id) }, say);
  }

  return {
    commands: [
      {
        id: 'gates.next',
        quiet: true,
        answer: nextGates,
      },
    ],
    actions: [
      cardAction(SHOW_VERB, WaveChoice, async (sender, { waveId }, say): Promise<ActionReply> => {
        const caller = await callerOf(sender);
        if (caller.role !== 'lead') return { note: NOT_THEIRS };
        return showGate(deps, caller, sender.conversation, waveId, say);
      }),
      cardAction(
        BEFORE_VERB,
        PressedBefore,
        async (sender, { waveId, change, beforeReason }, say): Promise<ActionReply> => {
          const caller = await callerOf(sender);
          const note = await noteOf(say, () =>
            holdWavesBefore(deps, caller, { waveId, change, reason: beforeReason }),
          );
          return afterPress(caller, waveId, say, note);
        },
      ),
      cardAction(
        DECIDE_VERB,
        PressedDecision,
        async (sender, { waveId, ...decision }, say): Promise<ActionReply> => {
          const caller = await callerOf(sender);
          const note = await noteOf(say, () => decideGate(deps, caller, waveId, decision));
          return afterPress(caller, waveId, say, note);
        },
      ),
    ],
  };
}

/** Whoever is late, or pressed a card of facts that have changed, sees the gate as it is, with why. */
async function noteOf(say: Say, act: () => Promise<void>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof AnswerError && error.kind === 'conflict') return sentenceOf(error, say);
    throw error;
  }
}
