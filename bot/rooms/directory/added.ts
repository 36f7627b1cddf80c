/** Everyone of a wave was marked at once. */
export interface WholeMark {
  id: string;
  /** How many the wave had then. */
  people: number;
  by: { id: string; name: string };
  at: string;
}

/** What is known of a wave's directory group, until its members are read from the directory itself. */
export interface WaveMarks {
  whole: WholeMark | null;
  /** People of the wave who were marked by lists. */
  listed: number;
}

export const NO_MARKS: WaveMarks = { whole: null, listed: 0 };

/**
 * How many of a wave's people are in its directory group. Never more than the wave has: who left it since is no
 * part of it. Who joined after everyone was marked does not count, as nobody has said that they were added.
 */
export function addedOf({ whole, listed }: WaveMarks, people: number): number {
  return Math.min(people, whole ? whole.people : listed);
}

/** How many more people the wave has than when everyone was marked. */
export function joinedSince({ whole }: WaveMarks, people: number): number {
  return whole ? Math.max(0, people - whole.people) : 0;
}
