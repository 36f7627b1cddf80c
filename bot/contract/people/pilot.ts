/** The id that the pilot set has where a business group would stand. */
export const PILOT = 'pilot';
