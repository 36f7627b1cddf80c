export const CONTRIBUTION_KINDS = [
  'answered-question',
  'office-hour',
  'training-session',
  'wrote-guide',
  'helped-in-person',
] as const;

export const LONGEST_CONTRIBUTION = 500;
