import type { IssueState, Severity } from '../../bot/contract/feedback/feedback.ts';
import { ISSUE_STATES, SEVERITIES } from '../../bot/contract/feedback/issue-states.ts';
import type { Format } from '../ui/format/format.ts';

export const STATE_WORDS: Record<IssueState, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  resolved: 'Resolved',
  declined: 'Declined',
};

export const SEVERITY_WORDS: Record<Severity, string> = {
  annoying: 'Annoying',
  'slows-me-down': 'Slows work down',
  'cannot-work': 'Cannot work',
};

/** The state of that name, or undefined for the choice of all states. */
export function stateNamed(name: string): IssueState | undefined {
  return ISSUE_STATES.find((state) => state === name);
}

export function severityNamed(name: string): Severity | undefined {
  return SEVERITIES.find((severity) => severity === name);
}

/** How many issues are in each state that has any, such as "2 open and 1 resolved". */
export function stateCounts(counts: Readonly<Partial<Record<IssueState, number>>>, format: Format): string {
  return format.list(
    ISSUE_STATES.filter((state) => (counts[state] ?? 0) > 0).map(
      (state) => `${format.number(counts[state] ?? 0)} ${STATE_WORDS[state].toLowerCase()}`,
    ),
  );
}

/** All issues one may see, over every state. */
export function totalOf(counts: Readonly<Partial<Record<IssueState, number>>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
