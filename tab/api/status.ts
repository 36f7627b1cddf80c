import { useInfiniteQuery } from '@tanstack/react-query';
import type { getStatus, StatusOrder, StatusRow, StatusView } from '../../bot/contract/overview/status.ts';
import type { WaveState } from '../../bot/contract/rollout/rollout.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

export interface StatusWanted {
  /** Of all rollouts in sight where it is left out. */
  readonly rollout?: string | undefined;
  readonly search?: string | undefined;
  readonly state?: WaveState | undefined;
  readonly mine?: boolean;
  readonly order?: StatusOrder | undefined;
}

/** The status with the rows of all pages that were loaded. */
export interface LoadedStatus extends Omit<StatusView, 'rows' | 'next'> {
  readonly rows: readonly StatusRow[];
}

/** How far the groups are, page by page; what is looked for next does not empty what is shown. */
export function useStatus({ rollout, search, state, mine, order }: StatusWanted) {
  const request = useRequest();
  const wanted = {
    rollout,
    search: search?.trim() || undefined,
    state,
    mine: mine ? 'yes' : undefined,
    order,
  };
  return useInfiniteQuery({
    queryKey: ['status', wanted],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getStatus>({
        method: 'GET',
        path: '/api/status',
        query: { ...wanted, before: pageParam },
        signal,
      }),
    ...BY_PAGES,
    select: ({ pages }): LoadedStatus | undefined => {
      const [first] = pages;
      if (first === undefined) return undefined;
      // As they begin: what is under way stands before what is far away.
      const rollouts = first.rollouts.toSorted((a, b) => a.start.localeCompare(b.start));
      return { ...first, rollouts, rows: pages.flatMap((page) => page.rows) };
    },
  });
}
