export const ROLES = ['lead', 'champion', 'member'] as const;
