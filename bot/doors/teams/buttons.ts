import { ExecuteAction, SubmitAction } from '@microsoft/teams.cards';

/** A button that asks the bot something, as if the person had typed it; the answer is a new message. */
export function askButton(title: string, ask: string = title): SubmitAction {
  return new SubmitAction({ title, data: { ask } });
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
