import type { IssueState, Severity } from '../../../bot/contract/feedback/feedback.ts';

export const STATE_WORDS: Record<IssueState, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  resolved: 'Resolved',
  declined: 'Declined',
};

export const STATES: readonly IssueState[] = ['open', 'in-progress', 'resolved', 'declined'];

export const SEVERITY_WORDS: Record<Severity, string> = {
  annoying: 'Annoying',
  'slows-me-down': 'Slows work down',
  'cannot-work': 'Cannot work',
};

export const SEVERITIES: readonly Severity[] = ['annoying', 'slows-me-down', 'cannot-work'];

/** The state of that name, or undefined for the choice of all states. */
export function stateNamed(name: string): IssueState | undefined {
  return STATES.find((state) => state === name);
}

export function severityNamed(name: string): Severity | undefined {
  return SEVERITIES.find((severity) => severity === name);
}
