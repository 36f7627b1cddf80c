/** When people get it whose own hour is over already: at that hour of their next day, or at once. */
export const WHEN_OVER = ['next', 'at-once'] as const;
export type WhenOver = (typeof WHEN_OVER)[number];
