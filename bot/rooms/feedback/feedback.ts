import { type Clock, timestamp, today } from '../../base/clock.ts';
import { conflict, forbidden, invalid, notFound } from '../../base/errors.ts';
import type { IssueState, Severity } from '../../contract/feedback/feedback.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Caller } from '../../doors/http/route.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { type UserPhase, userPhases } from '../playbooks/playbook.ts';
import { myTurn, nearestWave } from '../rollout/turns/my-turn.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { AnnouncedCard } from './announced.ts';
import { type Issue, mayAnswer } from './issue.ts';
import { createIssueAlarm } from './issue-alarm.ts';
import { type IssuesTable, openIssuesTable } from './issues-table.ts';
import { REPORTED_FROM_CARD, TELL_ANSWER } from './job-kinds.ts';

export interface Filled {
  /** Made with the form: the same form twice files once. */
  form: string;
  text: string;
  severity: Severity;
  /** Null for something outside of the rollout, or when the person is not sure. */
  phaseId: string | null;
  /** The card whose button led to the form; undefined where none did. */
  card?: AnnouncedCard | undefined;
}

/** What a person may say their issue is about. */
export interface PhaseChoices {
  phases: readonly UserPhase[];
  /** The phase the person is in, or else their nearest one. */
  likely: string | undefined;
}

/** Who reports, with what tells the wave that it is about. */
export type Reporter = Pick<Person, 'id' | 'name' | 'groupId' | 'pilot' | 'moves' | 'timeZone'>;

export interface Feedback {
  people: People;
  issues: IssuesTable;
  /**
   * Files an issue. One that says it was reported from the card of an announcement comes to stay with that as soon as
   * the room that sent the card has looked the card up; a form that was only opened is nothing.
   * @throws AnswerError when the phase does not reach people in the current rollout.
   */
  report(person: Reporter, filled: Filled): Promise<Issue>;
  phaseChoices(person: Reporter): Promise<PhaseChoices>;
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

  const turnOf = (person: Reporter) => myTurn(rollouts, person, today(clock, person.timeZone ?? timeZone));

  /** The phase by name, and the wave in which this person goes through it: that of another group if they moved. */
  async function placeOf(person: Reporter, phaseId: string | null) {
    if (phaseId === null) return { phase: null, waveId: null };
    const turn = await turnOf(person);
    const phase = turn && userPhases(turn.rollout.playbook).find((candidate) => candidate.id === phaseId);
    if (!phase) throw invalid('phase-unknown', { phase: phaseId, may: 'none' });
    const wave = turn.all.find((one) => one.phaseId === phaseId);
    return { phase: { id: phase.id, name: phase.name }, waveId: wave?.id ?? null };
  }

  return {
    people,
    issues,
    async report(person, { form, text, severity, phaseId, card }) {
      const place = await placeOf(person, phaseId);
      const { id, name, groupId } = person;
      const reportedAt = timestamp(clock);
      const filed = { person: { id, name }, groupId, ...place, text, severity, reportedAt };
      const issue = await issues.file(filed, form);
      // After a crash in between, the second press of the form finds the issue and comes here again.
      if (card) await jobs.add(REPORTED_FROM_CARD, { number: issue.number, personId: id, ...card });
      await issueChanged();
      return issue;
    },
    async phaseChoices(person) {
      const turn = await turnOf(person);
      if (!turn) return { phases: [], likely: undefined };
      return { phases: userPhases(turn.rollout.playbook), likely: nearestWave(turn)?.phaseId };
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

function notLed(number: number, group: string) {
  return forbidden('group-not-led', { number: String(number), group });
}

function changedMeanwhile(number: number) {
  return conflict('issue-changed', { number: String(number) });
}
