/** What became of an announcement for one person. */
export const DELIVERY_STATES = [
  'sent',
  'unreachable',
  'failed',
  'unknown',
  'skipped',
  'pending',
  'claimed',
] as const;

/** Those to whom it can be sent once more. */
export const RESENDABLE = ['failed', 'unreachable', 'unknown'] as const;
