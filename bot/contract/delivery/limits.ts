/** Letters that a reminder adds to its announcement. */
export const LONGEST_REMINDER = 500;
