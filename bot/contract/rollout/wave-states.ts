export const WAVE_STATES = ['planned', 'in-progress', 'complete', 'held', 'cancelled'] as const;
