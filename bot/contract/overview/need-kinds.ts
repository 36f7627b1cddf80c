/** What can wait for a lead or a champion, the most pressing first. */
export const NEED_KINDS = [
  'import',
  'stopped',
  'gate',
  'approval',
  'review',
  'unanswered',
  'late',
  'held',
] as const;
