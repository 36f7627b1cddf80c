import type { IssueView } from '../../contract/feedback/feedback.ts';
import type { Caller } from '../../doors/http/route.ts';
import { type Issue, mayAnswer } from './issue.ts';

/** An issue as this caller sees it. */
export function issueView(issue: Issue, caller: Caller, groupName: string): IssueView {
  return {
    number: issue.number,
    state: issue.state,
    severity: issue.severity,
    text: issue.text,
    person: issue.person,
    group: { id: issue.groupId, name: groupName },
    phaseId: issue.phase?.id ?? null,
    phaseName: issue.phase?.name ?? null,
    waveId: issue.waveId,
    rolloutId: issue.rolloutId,
    announcement: issue.announcement,
    reportedAt: issue.reportedAt,
    answer: issue.answer?.text ?? null,
    answeredBy: issue.answer?.by ?? null,
    answeredAt: issue.answer?.at ?? null,
    mayAnswer: mayAnswer(caller, issue),
  };
}
