/**
 * What the waves of a group ask for, the most pressing first: one is held; one is under way, or begins within a week,
 * and nothing was announced to its people.
 */
export const ATTENTIONS = ['held', 'late', 'soon'] as const;

export const STATUS_ORDERS = ['plan', 'attention'] as const;
