import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { getComposition, getCompositions } from '../../bot/contract/compose.ts';
import type { CompositionState, CompositionView } from '../../bot/contract/composition.ts';
import { useRequest } from './request-context.tsx';

export interface AnnouncementFilter {
  readonly state?: CompositionState | undefined;
  readonly wave?: string | undefined;
}

/** While one of those shown is on its way, the list follows it. */
const FOLLOW_LIST_MS = 5_000;
/** One that changes by itself, and one that only may. */
const FOLLOW_MS = { moving: 1_500, resting: 15_000 };

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

/** One announcement that keeps up with its life as long as the page is visible. */
export function useFollowedComposition(id: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition', id],
    queryFn: ({ signal }) =>
      request<typeof getComposition>({
        method: 'GET',
        path: '/api/compositions/:id',
        params: { id },
        signal,
      }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? FOLLOW_MS.moving : FOLLOW_MS.resting),
  });
}

function isMoving(view: CompositionView | undefined): boolean {
  return view?.state === 'sending' || view?.cards?.finishedAt === null;
}
