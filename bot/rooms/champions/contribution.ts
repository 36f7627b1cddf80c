import type { ContributionKind } from '../../contract/champions/champions.ts';

/** One thing that a champion did for their business group. */
export interface Contribution {
  /** Made by whoever records it: the same id twice records once. */
  id: string;
  kind: ContributionKind;
  what: string;
  /** Where one can see it; null if there is nothing to see. */
  evidence: string | null;
  /** The calendar date on which it was done. */
  on: string;
  recordedAt: string;
}

/** The newest contributions by the day they were done, then by when they were recorded. */
export function newest(contributions: readonly Contribution[], most: number): Contribution[] {
  return contributions
    .toSorted((a, b) => b.on.localeCompare(a.on) || b.recordedAt.localeCompare(a.recordedAt))
    .slice(0, most);
}

/** Champions per 100 people, one decimal; 0 in a group without people. */
export function perHundred(champions: number, people: number): number {
  return people === 0 ? 0 : Math.round((champions * 1000) / people) / 10;
}
