/** coming: its day is not here yet; open: waits for a decision. */
export const GATE_STATES = ['open', 'held', 'coming', 'go', 'overridden'] as const;
