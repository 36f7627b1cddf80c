import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  DeliveryRowView,
  getResults,
  getResultsCsv,
  remindPeople,
  resendFailed,
} from '../../bot/contract/delivery/results.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

export interface ResultFilter {
  readonly state?: DeliveryRowView['state'] | undefined;
  readonly acknowledged?: 'yes' | 'no' | undefined;
  readonly name?: string | undefined;
}

/** What can be sent again. */
export type AgainState = 'failed' | 'unreachable' | 'unknown';

/** Person by person what happened, a page at a time; what is shown stays while the next filter is on its way. */
export function useResults(id: string, filter: ResultFilter) {
  const request = useRequest();
  return useInfiniteQuery({
    queryKey: ['results', id, filter],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getResults>({
        method: 'GET',
        path: '/api/announcements/:id/results',
        params: { id },
        query: { ...filter, from: pageParam },
        signal,
      }),
    ...BY_PAGES,
  });
}

/** Everybody who fits the filter, as the text of a CSV file. */
export function useResultsCsv(id: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (filter: ResultFilter) =>
      request<typeof getResultsCsv>({
        method: 'GET',
        path: '/api/announcements/:id/results.csv',
        params: { id },
        query: { ...filter },
      }),
  });
}

export function useResend(id: string) {
  const request = useRequest();
  const reread = useRereading(id);
  return useMutation({
    mutationFn: (states: AgainState[]) =>
      request<typeof resendFailed>({
        method: 'POST',
        path: '/api/announcements/:id/resend',
        params: { id },
        body: { states },
      }),
    onSuccess: reread,
  });
}

export function useRemind(id: string) {
  const request = useRequest();
  const reread = useRereading(id);
  return useMutation({
    mutationFn: (text: string) =>
      request<typeof remindPeople>({
        method: 'POST',
        path: '/api/announcements/:id/remind',
        params: { id },
        body: { text },
      }),
    onSuccess: reread,
  });
}

/** Not waited for: counts, rows and record show by and by what was begun. */
function useRereading(id: string) {
  const cache = useQueryClient();
  return () => {
    for (const name of ['sending', 'announcement', 'results', 'posts'])
      cache.invalidateQueries({ queryKey: [name, id] });
  };
}
