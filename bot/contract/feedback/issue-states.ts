export const ISSUE_STATES = ['open', 'in-progress', 'resolved', 'declined'] as const;

/** From the lightest to the worst. */
export const SEVERITIES = ['annoying', 'slows-me-down', 'cannot-work'] as const;

export const LONGEST_REPORT = 4000;
export const LONGEST_ANSWER = 4000;
