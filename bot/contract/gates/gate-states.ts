/** coming: its day is not here yet; open: waits for a decision. */
export const GATE_STATES = ['open', 'held', 'coming', 'go', 'overridden'] as const;

/** waiting: somebody has to decide; held: stopped by a decision; coming: its day is not here yet; past: the rest. */
export const GATE_SECTIONS = ['waiting', 'held', 'coming', 'past'] as const;
