import { queryOptions, useQuery } from '@tanstack/react-query';
import type { countLateJoiners, getSending, SendingView } from '../../bot/contract/delivery/sending.ts';
import { useRequest } from './request-context.tsx';

/**
 * While recipients are being served, and afterwards while people answer. The product renews its counts every 1.6 s:
 * with this on top, what is shown is two seconds old at most.
 */
const POLL_MS = { sending: 300, settled: 3_000 };

/** What becomes of an announcement: keeps up with its counts as long as the page is visible. */
export function useSending(known: SendingView) {
  return useQuery({
    ...useCounts(known.id),
    initialData: known,
    initialDataUpdatedAt: 0,
  });
}

/** The same for one that is only known by its id; `wanted` once it has begun to be sent. */
export function useSendingById(id: string, wanted: boolean) {
  return useQuery({ ...useCounts(id), enabled: wanted });
}

/** Whoever joined its audience since it was sent: asked for once when a page is opened, as a whole audience is read for it. */
export function useLateJoiners(id: string, wanted: boolean) {
  const request = useRequest();
  return useQuery({
    queryKey: ['late-joiners', id],
    queryFn: ({ signal }) =>
      request<typeof countLateJoiners>({
        method: 'GET',
        path: '/api/announcements/:id/late-joiners',
        params: { id },
        signal,
      }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

function useCounts(id: string) {
  const request = useRequest();
  return queryOptions({
    queryKey: ['sending', id],
    queryFn: ({ signal }) =>
      request<typeof getSending>({
        method: 'GET',
        path: '/api/announcements/:id/delivery',
        params: { id },
        signal,
      }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? POLL_MS.sending : POLL_MS.settled),
  });
}

/** Its counts may be other ones in a second. */
function isMoving(sending: SendingView | undefined): boolean {
  if (sending === undefined) return true;
  if (sending.cards?.finishedAt === null) return true;
  if (sending.state === 'stopped') return sending.counts.claimed > 0;
  return sending.settledAt === null;
}
