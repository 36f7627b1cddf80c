/** Letters of an id that is made from a name: of groups, phases and rollouts. */
export const LONGEST_SLUG = 60;
export const LONGEST_ROLLOUT_TITLE = 120;
export const LONGEST_FREEZE_NAME = 60;
export const MOST_FREEZES = 100;

/** How long a segment may be, in its unit. */
export const LONGEST_SEGMENT = { days: 366, months: 12 } as const;
/** How many segments a part of a plan may take. */
export const MOST_SEGMENTS = 24;
export const MOST_CONFIGURATION_DAYS = 366;
/** The greatest relative length of a group's waves. */
export const HEAVIEST_GROUP = 1000;

export const LONGEST_MOVE_REASON = 500;
/** People who join or leave a pilot set with one request. */
export const MOST_PILOTS_AT_ONCE = 100;
export const LONGEST_PERSON_NAME = 256;
