import { ProblemError } from '../../api/problem-error.ts';

/** One thing to mend in a file. */
export interface FaultRow {
  /** null where the file as a whole is meant. */
  readonly line: number | null;
  /** The way to the value, as in `phases[0].name`; empty where there is none. */
  readonly place: string;
  readonly what: string;
}

/** What is wrong with a file, by line; empty for a problem that is not about what is in it. */
export function faultRows(error: unknown, fileName: string): FaultRow[] {
  if (!(error instanceof ProblemError)) return [];
  return error.faults
    .map(({ where, what }) => ({ ...inFile(where, fileName), what }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** How many faults the answer only counts. */
export function moreFaults(error: unknown): number {
  if (!(error instanceof ProblemError)) return 0;
  return Number(/and (\d+) more$/.exec(error.detail)?.[1] ?? 0);
}

/** Whether all that is missing is a yes to replacing the playbook that is there. */
export function asksToReplace(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'playbook-exists';
}

/** Reads `own.yaml, line 12, phases[0].name`. */
function inFile(where: string, fileName: string): Pick<FaultRow, 'line' | 'place'> {
  const rest = where.startsWith(fileName) ? where.slice(fileName.length) : `, ${where}`;
  const [, line, place] = /^(?:, line (\d+))?(?:, (.*))?$/s.exec(rest) ?? [];
  return { line: line === undefined ? null : Number(line), place: place ?? '' };
}
