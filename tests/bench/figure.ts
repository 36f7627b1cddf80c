/** What a figure has to reach. */
export type Goal = { atLeast: number } | { atMost: number };

/** One measured number. Without a goal it only informs. */
export interface Figure {
  figure: string;
  value: number;
  unit: string;
  goal?: Goal;
}

/** A benchmark stays on loopback, and ends what it started however it comes out. */
export interface Bench {
  name: string;
  /** After this many minutes it has failed. */
  minutes: number;
  run(): Promise<Figure[]>;
}

/** A line of the report that `--json` writes. */
export interface ReportRow {
  bench: string;
  figure: string;
  value: number;
  unit: string;
  goal: number | null;
  holds: boolean;
}

export function reportRow(bench: string, { figure, value, unit, goal }: Figure): ReportRow {
  return { bench, figure, value: rounded(value), unit, goal: numberOf(goal), holds: holds(value, goal) };
}

/** A benchmark that broke down has one figure only, which misses its goal. */
export function brokenRow(bench: string): ReportRow {
  return reportRow(bench, { figure: 'ran to its end', value: 0, unit: '', goal: { atLeast: 1 } });
}

function holds(value: number, goal: Goal | undefined): boolean {
  if (!goal) return true;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}

function numberOf(goal: Goal | undefined): number | null {
  if (!goal) return null;
  return 'atLeast' in goal ? goal.atLeast : goal.atMost;
}

/** For reading; whether the goal holds is decided before. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
