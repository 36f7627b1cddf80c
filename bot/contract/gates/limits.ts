export const LONGEST_DECISION_REASON = 500;
export const LONGEST_SAFEGUARD_TITLE = 120;
export const LONGEST_SAFEGUARD_WHY = 500;
export const LONGEST_SAFEGUARD_END = 500;

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

const PERCENT: Bounds = { least: 0, most: 100 };
const PER_100: Bounds = { least: 0, most: 100 };
const DAYS: Bounds = { least: 0, most: 365 };
const AT_LEAST_ONE: Bounds = { least: 1, most: 1000 };

/** What each limit of a gate may be set to. */
export const LIMIT_BOUNDS = {
  leadDays: { least: 0, most: 60 },
  reachPercent: PERCENT,
  issuesPer100: PER_100,
  minIssues: AT_LEAST_ONE,
  minPeople: AT_LEAST_ONE,
  blockers: { least: 0, most: 1000 },
  satisfaction: { least: 1, most: 5 },
  trainingOpenedPercent: PERCENT,
  adoptionPercent: PERCENT,
  championsPer100: PER_100,
  dataAgeDays: DAYS,
  soakDays: DAYS,
  stormIssuesPer100: PER_100,
  stormMinIssues: AT_LEAST_ONE,
} as const satisfies Readonly<Record<string, Bounds>>;
