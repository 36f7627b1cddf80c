import { z } from 'zod';

/** What an invoke response does in the chat. */
export type InvokeEffect =
  | { kind: 'card'; card: string }
  | { kind: 'note'; text: string }
  | { kind: 'problem'; text: string };

const InvokeAnswer = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });
export type InvokeAnswer = z.infer<typeof InvokeAnswer>;

const ErrorValue = z.object({ message: z.string() });
const CardValue = z.record(z.string(), z.unknown());
const NO_USE = 'Something went wrong. The app gave an answer that cannot be shown.';

/** @returns the invoke response in the body of the bot's HTTP answer, or null when it is none */
export function invokeAnswerOf(body: unknown): InvokeAnswer | null {
  return InvokeAnswer.safeParse(body).data ?? null;
}

/** The Universal Actions response types: a new card, a short message, or an error. */
export function effectOf(answer: InvokeAnswer | null): InvokeEffect {
  switch (answer?.type) {
    case 'application/vnd.microsoft.card.adaptive': {
      const card = CardValue.safeParse(answer.value);
      return card.success
        ? { kind: 'card', card: JSON.stringify(card.data) }
        : { kind: 'problem', text: NO_USE };
    }
    case 'application/vnd.microsoft.activity.message':
      return typeof answer.value === 'string'
        ? { kind: 'note', text: answer.value }
        : { kind: 'problem', text: NO_USE };
    case 'application/vnd.microsoft.error':
      return { kind: 'problem', text: ErrorValue.safeParse(answer.value).data?.message ?? NO_USE };
    default:
      return { kind: 'problem', text: NO_USE };
  }
}
