/** What people carry around a rollout, from the top down. */
export const TEAM_ROLES = [
  'executive-sponsor',
  'success-owner',
  'program-manager',
  'it-specialist',
  'department-lead',
] as const;

export const LONGEST_MEMBER_NAME = 100;
export const LONGEST_MAIL_ADDRESS = 320;
