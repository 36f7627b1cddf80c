import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  answerIssue,
  getIssue,
  getIssues,
  getPhaseChoices,
  IssueState,
  reportIssue,
  Severity,
} from '../../bot/contract/feedback/feedback.ts';
import { useRequest } from './request-context.tsx';

export interface IssueFilter {
  readonly state: IssueState | undefined;
  readonly group: string | undefined;
  readonly rollout?: string | undefined;
  /** Only what was reported from the card of this one. */
  readonly announcement: string | undefined;
}

export function useIssues(filter: IssueFilter) {
  const request = useRequest();
  return useInfiniteQuery({
    queryKey: ['issues', filter],
    queryFn: ({ signal, pageParam }) =>
      request<typeof getIssues>({
        method: 'GET',
        path: '/api/issues',
        query: { ...filter, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.more ? page.issues.at(-1)?.number : undefined),
  });
}

/** One issue, wherever it stands in the list; null asks for none. */
export function useIssue(number: number | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['issues', 'one', number],
    queryFn: ({ signal }) =>
      request<typeof getIssue>({
        method: 'GET',
        path: '/api/issues/:number',
        params: { number: number ?? 0 },
        signal,
      }),
    enabled: number !== null,
  });
}

export interface Report {
  readonly form: string;
  readonly text: string;
  readonly severity: Severity;
  readonly phaseId: string | null;
  readonly rolloutId?: string;
}

/** What I may say an issue is about; as I am when I ask. */
export function usePhaseChoices() {
  const request = useRequest();
  return useQuery({
    queryKey: ['report-phases'],
    queryFn: ({ signal }) =>
      request<typeof getPhaseChoices>({ method: 'GET', path: '/api/report-phases', signal }),
  });
}

export function useReportIssue() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (report: Report) =>
      request<typeof reportIssue>({ method: 'POST', path: '/api/issues', body: report }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['issues'] }),
  });
}

export function useAnswerIssue(number: number) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (answer: { state: IssueState; answer: string }) =>
      request<typeof answerIssue>({
        method: 'POST',
        path: '/api/issues/:number/answer',
        params: { number },
        body: answer,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['issues'] }),
  });
}
