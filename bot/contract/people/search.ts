/** Letters of a name that people are looked for by. */
export const SHORTEST_SEARCH = 2;
export const LONGEST_SEARCH = 100;
