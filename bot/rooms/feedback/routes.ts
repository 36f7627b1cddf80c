import { notFound } from '../../base/errors.ts';
import { sayWords } from '../../base/words/stored.ts';
import {
  answerIssue,
  getIssue,
  getIssues,
  getPhaseChoices,
  reportIssue,
} from '../../contract/feedback/feedback.ts';
import { type Caller, type Route, route } from '../../doors/http/route.ts';
import type { Feedback, Reporter } from './feedback.ts';
import { countByState, maySee } from './issue.ts';
import { issueView } from './issue-view.ts';

const PAGE = 50;

export function feedbackRoutes(feedback: Feedback): Route[] {
  const { people } = feedback;

  async function reporterOf({ id, name, group, pilot }: Caller): Promise<Reporter> {
    const kept = await people.table.known(id);
    return { id, name, groupId: group.id, pilot, moves: kept?.moves ?? [], timeZone: kept?.timeZone };
  }

  return [
    route(getIssues, async ({ caller, query }) => {
      const heads =
        query.announcement === undefined
          ? await feedback.issues.heads(caller.role === 'member' ? caller.id : undefined)
          : await feedback.issues.headsOf(query.announcement);
      const visible = heads.filter(
        (head) => maySee(caller, head) && (query.rollout === undefined || head.rolloutId === query.rollout),
      );
      const asked = visible.filter(
        (head) =>
          (query.state === undefined || head.state === query.state) &&
          (query.group === undefined || head.groupId === query.group) &&
          (query.before === undefined || head.number < query.before),
      );
      const [issues, groups] = await Promise.all([
        Promise.all(asked.slice(0, PAGE).map((head) => feedback.issues.get(head.number))),
        people.groups.all(),
      ]);
      const names = new Map(groups.map((group) => [group.id, group.name]));
      return {
        issues: issues
          .filter((issue) => issue !== undefined)
          .map((issue) => issueView(issue, caller, names.get(issue.groupId) ?? issue.groupId)),
        more: asked.length > PAGE,
        counts: countByState(visible),
      };
    }),
    route(getIssue, async ({ caller, params }) => {
      const issue = await feedback.issues.get(params.number);
      if (!issue || !maySee(caller, { personId: issue.person.id, groupId: issue.groupId }))
        throw notFound('issue', String(params.number));
      return issueView(issue, caller, await people.groupName(issue.groupId));
    }),
    route(reportIssue, async ({ caller, body }) => {
      const issue = await feedback.report(await reporterOf(caller), body);
      return issueView(issue, caller, await people.groupName(issue.groupId));
    }),
    route(getPhaseChoices, async ({ caller, say }) => {
      const { phases, likely } = await feedback.phaseChoices(await reporterOf(caller));
      return {
        phases: phases.map(({ rolloutId, phaseId, name }) => ({
          rolloutId,
          phaseId,
          name: sayWords(name, say),
        })),
        likely: likely !== undefined,
      };
    }),
    route(answerIssue, async ({ caller, params, body }) => {
      const issue = await feedback.answer(caller, params.number, body);
      return issueView(issue, caller, await people.groupName(issue.groupId));
    }),
  ];
}
