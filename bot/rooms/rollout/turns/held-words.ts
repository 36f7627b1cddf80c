import { Temporal } from 'temporal-polyfill';
import { type Message, message, type Words } from '../../../base/words/message.ts';
import type { OwnTurn } from './timeline.ts';
import { toldBefore } from './told-before.ts';

/**
 * When somebody hears again of a turn that is on hold. Nobody knows a date before it is decided: what is known is
 * that a wave which gets a new one is announced before it, as the playbook has it.
 */
export function hearsAgain(
  turn: Pick<OwnTurn, 'groupId' | 'phase' | 'start'>,
  today: Temporal.PlainDate,
): Message {
  if (Temporal.PlainDate.compare(turn.start, today) <= 0) return message('rollout.hear-when-on');
  return message('rollout.hear-when-decided', { days: toldBefore(turn).last });
}

/** That a turn was cancelled, and why in the words of the lead. */
export function whyCancelled({ cancelled }: Pick<OwnTurn, 'cancelled'>, phase: Words): Message {
  const reason = cancelled?.reason ?? '';
  return message('rollout.line-cancelled', {
    phase,
    reason: /[.!?]$/.test(reason) ? reason : `${reason}.`,
  });
}
