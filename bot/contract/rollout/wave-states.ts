export const WAVE_STATES = ['planned', 'in-progress', 'complete', 'held'] as const;
