/**
 * How much what the bot wants to say presses: what answers a person's own action goes first, then decisions that wait,
 * then the rest.
 */
export type Urgency = 'answer' | 'decision' | 'rest';

/**
 * Whoever presses less lets others go before who came so many ms later. It ends: nobody waits for ever, however much
 * there is that presses more.
 */
export const YIELDS_MS: Readonly<Record<Urgency, number>> = { answer: 0, decision: 1_000, rest: 8_000 };
