export const LONGEST_TITLE = 120;
export const LONGEST_TEXT = 4000;
export const LONGEST_ADDRESS = 2000;
/** Letters of a part that is not finished: also one that is still too long is kept. */
export const LONGEST_UNFINISHED = 8000;
/** Letters that say what a picture shows. */
export const LONGEST_ALT = 200;
export const LONGEST_BUTTON = 40;
export const MOST_BUTTONS = 4;
export const MOST_TRAINING = 10;

/** Days between an announcement and the start of its wave, before it or after. */
export const FARTHEST_DAYS = 90;

/** Letters of the note to a step, as why it was sent back. */
export const LONGEST_NOTE = 500;
/** Letters of a comment of the pilot set. */
export const LONGEST_COMMENT = 1000;

export const LONGEST_LIST_NAME = 80;
