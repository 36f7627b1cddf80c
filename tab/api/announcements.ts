import { useInfiniteQuery } from '@tanstack/react-query';
import type { getCompositions } from '../../bot/contract/announcements/compose.ts';
import type { CompositionState } from '../../bot/contract/announcements/composition.ts';
import { useRequest } from './request-context.tsx';

export interface AnnouncementFilter {
  readonly state?: CompositionState | undefined;
  readonly wave?: string | undefined;
}

/** While one of those shown is on its way, the list follows it. */
const FOLLOW_LIST_MS = 5_000;

/** The announcements that I may see, page by page, those that wait for somebody first. */
export function useAnnouncements({ state, wave }: AnnouncementFilter) {
  const request = useRequest();
  return useInfiniteQuery({
    queryKey: ['compositions', { state, wave }],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getCompositions>({
        method: 'GET',
        path: '/api/compositions',
        query: { state, wave, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.announcements.some((one) => one.state === 'sending')) === true
        ? FOLLOW_LIST_MS
        : false,
  });
}
