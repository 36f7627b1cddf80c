import { useInfiniteQuery } from '@tanstack/react-query';
import type { getAnnouncements } from '../../bot/contract/announcements/announcements.ts';
import { type Standing, standingOf } from '../../bot/contract/announcements/life.ts';
import type { ListOrder } from '../../bot/contract/announcements/list-orders.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

export interface AnnouncementFilter {
  readonly rollout?: string | undefined;
  readonly state?: Standing | undefined;
  readonly wave?: string | undefined;
  readonly mine?: boolean;
  readonly search?: string;
  readonly order?: ListOrder;
}

/** While one of those shown is on its way, the list is asked for again. */
const POLL_LIST_MS = 5_000;

/** The announcements that I may see, page by page, those that wait for somebody first unless another order is asked for. */
export function useAnnouncements(filter: AnnouncementFilter) {
  const { rollout, state, wave, order } = filter;
  const mine = filter.mine ? 'yes' : undefined;
  const search = filter.search?.trim() || undefined;
  const request = useRequest();
  return useInfiniteQuery({
    queryKey: ['announcements', { rollout, state, wave, mine, search, order }],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getAnnouncements>({
        method: 'GET',
        path: '/api/announcements',
        query: { rollout, state, wave, mine, search, order, before: pageParam },
        signal,
      }),
    ...BY_PAGES,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.announcements.some((one) => standingOf(one) === 'sending')) === true
        ? POLL_LIST_MS
        : false,
  });
}
