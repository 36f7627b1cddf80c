import { expect, test } from 'vitest';
import { answerIssue, IssueState, reportIssue, Severity } from '../../../bot/contract/feedback/feedback.ts';
import { sampleIssues } from '../../../bot/local/sample/issues.ts';
import { sampleOrganisation } from '../../../bot/local/sample/organisation.ts';
import { userPhases } from '../../../bot/rooms/playbooks/playbook.ts';
import { shippedPlaybooks } from '../../../bot/rooms/playbooks/shipped-playbooks.ts';

const organisation = sampleOrganisation(2026);
const issues = sampleIssues(organisation);

test('there are a few dozen issues, all different, in every state and of every severity', () => {
  expect(issues.length).toBeGreaterThanOrEqual(36);
  expect(issues.length).toBeLessThanOrEqual(40);
  expect(new Set(issues.map(({ text }) => text)).size).toBe(issues.length);
  expect(new Set(issues.map(({ state }) => state))).toEqual(new Set(IssueState.options));
  expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(Severity.options));
});

test('every phase that people notice has issues', () => {
  const [foundation] = shippedPlaybooks();
  if (!foundation) throw new Error('no playbook is shipped');

  const phases = userPhases(foundation).map(({ id }) => id);

  expect([...new Set(issues.map(({ phaseId }) => phaseId))]).toEqual(phases);
});

test('only open issues are without an answer', () => {
  for (const issue of issues) {
    expect(issue.answer === null).toBe(issue.state === 'open');
    expect(issue.hoursToAnswer === null).toBe(issue.state === 'open');
  }
});

test('each comes from another person of the organisation, a third of them from the pilot set', () => {
  const people = new Map(organisation.people.map((person) => [person.id, person]));
  const reporters = issues.map(({ personId }) => people.get(personId));

  expect(new Set(reporters).size).toBe(issues.length);
  expect(reporters).not.toContain(undefined);
  const pilots = reporters.filter((person) => person?.pilot);
  expect(pilots).toHaveLength(Math.ceil(issues.length / 3));
});

test('reports and answers are what the API takes', () => {
  for (const { form, text, severity, phaseId, state, answer } of issues) {
    expect(reportIssue.body?.safeParse({ form, text, severity, phaseId }).success).toBe(true);
    if (answer !== null) expect(answerIssue.body?.safeParse({ state, answer }).success).toBe(true);
  }
});

test('the same organisation has the same issues', () => {
  expect(sampleIssues(sampleOrganisation(2026))).toEqual(issues);
});
