import { type Clock, timestamp, today } from '../../base/clock.ts';
import { conflict, forbidden, invalid, notFound, TooManyError } from '../../base/errors.ts';
import type { IssueState, Severity } from '../../contract/feedback/feedback.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Caller } from '../../doors/http/route.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { readPlans } from '../rollout/turns/read-timeline.ts';
import { timelineOf } from '../rollout/turns/timeline.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { AnnouncedCard } from './announced.ts';
import { type Issue, mayAnswer } from './issue.ts';
import { createIssueAlarm } from './issue-alarm.ts';
import { type IssuesTable, openIssuesTable, type TooMany } from './issues-table.ts';
import { REPORTED_FROM_CARD, TELL_ANSWER } from './job-kinds.ts';
import { type PhaseChoices, phaseChoices } from './phase-choices.ts';
import type { PhaseOfRollout } from './phase-key.ts';
import { NOWHERE, type PlaceOfReport, placeOfReport } from './place-of-report.ts';
import { REPORT_LIMIT } from './report-limit.ts';

export interface Filled {
  /** Made with the form: the same form twice files once. */
  form: string;
  text: string;
  severity: Severity;
  /** Null for something outside of the rollout, or when the person is not sure. */
  phaseId: string | null;
  /** Whose phase it is; forms of before do not say it. */
  rolloutId?: string | undefined;
  /** The card whose button led to the form; undefined where none did. */
  card?: AnnouncedCard | undefined;
}

/** Who reports, with what tells the wave that it is about. */
export type Reporter = Pick<Person, 'id' | 'name' | 'groupId' | 'pilot' | 'moves' | 'timeZone'>;

export interface Feedback {
  people: People;
  issues: IssuesTable;
  /**
   * Files an issue. One that says it was reported from the card of an announcement comes to stay with that as soon as
   * the room that sent the card has looked the card up; a form that was only opened is nothing.
   * @throws AnswerError when the phase, named without a rollout, reaches people in none, or the person
   * has reported too much within an hour.
   */
  report(person: Reporter, filled: Filled): Promise<Issue>;
  /** @param card the phase of the announcement whose card leads to the form */
  phaseChoices(person: Reporter, card?: PhaseOfRollout): Promise<PhaseChoices>;
  /**
   * Keeps a lead's answer and has the person told in chat. The same answer again changes nothing.
   * @throws AnswerError when there is no such issue, it is not this lead's, or somebody else was faster.
   */
  answer(caller: Caller, number: number, given: { state: IssueState; answer: string }): Promise<Issue>;
}

export interface FeedbackDeps {
  people: People;
  rollouts: Rollouts;
  jobs: Jobs;
  clock: Clock;
  /** For people whose own time zone nobody knows. */
  timeZone: string;
}

export async function openFeedback(storage: Storage, deps: FeedbackDeps): Promise<Feedback> {
  const { people, rollouts, jobs, clock, timeZone } = deps;
  const issues = await openIssuesTable(storage);
  const issueChanged = createIssueAlarm(jobs, clock);

  const todayOf = ({ timeZone: own }: Reporter) => today(clock, own ?? timeZone);

  async function placeOf(person: Reporter, { phaseId, rolloutId }: Filled): Promise<PlaceOfReport> {
    if (phaseId === null) return NOWHERE;
    const key = rolloutId === undefined ? { phaseId } : { phaseId, rolloutId };
    const plans = await readPlans(rollouts);
    const place = placeOfReport(plans, person, todayOf(person), key);
    if (!place) throw invalid('phase-unknown', { phase: phaseId, may: 'none' });
    return place;
  }

  return {
    people,
    issues,
    async report(person, filled) {
      const { form, text, severity, card } = filled;
      const place = await placeOf(person, filled);
      const { id, name, groupId } = person;
      const reportedAt = timestamp(clock);
      const filed = { person: { id, name }, groupId, ...place, text, severity, reportedAt };
      const issue = await issues.fileWithinLimit(filed, form);
      if ('until' in issue) throw tooManyReports(issue, Date.parse(reportedAt));
      // After a crash in between, the second press of the form finds the issue and comes here again.
      if (card) await jobs.add(REPORTED_FROM_CARD, { number: issue.number, personId: id, ...card });
      await issueChanged();
      return issue;
    },
    async phaseChoices(person, card) {
      const [plans, day] = [await readPlans(rollouts), todayOf(person)];
      const all = plans.map(({ rollout }) => rollout);
      return phaseChoices(timelineOf(person, day, plans), all, day, card);
    },
    async answer(caller, number, given) {
      const issue = await issues.get(number);
      if (!issue) throw notFound('issue', String(number));
      if (!mayAnswer(caller, issue)) throw notLed(number, await people.groupName(issue.groupId));
      // Also when nothing is new: the job of the first time may be missing, and a told person is not told twice.
      if (isSame(issue, caller, given)) {
        await jobs.add(TELL_ANSWER, { number });
        return issue;
      }
      const by = { id: caller.id, name: caller.name };
      const answer = { text: given.answer, by, at: timestamp(clock) };
      if ((await issues.answer(issue, given.state, answer)) === 'changed') throw changedMeanwhile(number);
      await jobs.add(TELL_ANSWER, { number });
      await issueChanged();
      return { ...issue, state: given.state, answer };
    },
  };
}

function isSame(issue: Issue, caller: Caller, given: { state: IssueState; answer: string }): boolean {
  const { answer, state } = issue;
  return answer?.by.id === caller.id && answer.text === given.answer && state === given.state;
}

function tooManyReports({ until }: TooMany, now: number) {
  const minutes = Math.ceil((until - now) / 60_000);
  return new TooManyError('too-many-reports', { most: REPORT_LIMIT.most, minutes }, until - now);
}

function notLed(number: number, group: string) {
  return forbidden('group-not-led', { number: String(number), group });
}

function changedMeanwhile(number: number) {
  return conflict('issue-changed', { number: String(number) });
}
