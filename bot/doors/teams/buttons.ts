import { ExecuteAction, SubmitAction } from '@microsoft/teams.cards';
import { type CommandId, titleOf } from '../../base/words/commands.ts';
import type { Say } from '../../base/words/message.ts';

/** A button that asks the bot for something; the answer is a new message. */
export function commandButton(command: CommandId, say: Say): SubmitAction {
  return new SubmitAction({ title: say(titleOf(command)), data: { command } });
}

/** A button that does something and leaves its card as it is; the answer is a new message. */
export function answerButton(title: string, verb: string, data: Record<string, string> = {}): SubmitAction {
  return new SubmitAction({ title, data: { verb, ...data } });
}

/**
 * A button that does something to its card. Clients that do not know Action.Execute fall back to a submit
 * with the same data; the Teams door takes both.
 */
export function actButton(title: string, verb: string, data: Record<string, string> = {}): ExecuteAction {
  return new ExecuteAction({
    title,
    verb,
    data: { ...data },
    fallback: new SubmitAction({ title, data: { verb, ...data }, associatedInputs: 'auto' }),
  });
}
