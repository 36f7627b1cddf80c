export const CRITERION_STATES = ['open', 'met', 'waived'] as const;
export const CRITERION_TIMINGS = ['before-rollout', 'before-first-group', 'after-rollout'] as const;
export const INFRASTRUCTURE_STATES = ['not-started', 'configuring', 'configured'] as const;

export const LONGEST_EVIDENCE = 2000;
export const LONGEST_EVIDENCE_LINK = 1000;
export const LONGEST_WAIVER = 1000;
