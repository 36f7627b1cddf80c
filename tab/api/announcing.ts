import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Draft,
  getAnnounceable,
  getForecast,
  getSending,
  previewWaveDraft,
  SendingView,
  sendAnnouncement,
} from '../../bot/contract/announcements/announcing.ts';
import { useRequest } from './request-context.tsx';

/**
 * While recipients are being served, and afterwards while people answer. The product renews its counts every 1.6 s:
 * with this on top, what is shown is two seconds old at most.
 */
const POLL_MS = { sending: 300, settled: 3_000 };

export function useAnnounceable() {
  const request = useRequest();
  return useQuery({
    queryKey: ['announcing'],
    queryFn: ({ signal }) =>
      request<typeof getAnnounceable>({ method: 'GET', path: '/api/announcing', signal }),
  });
}

export function useForecast(waveId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['forecast', waveId],
    queryFn: ({ signal }) =>
      request<typeof getForecast>({
        method: 'GET',
        path: '/api/waves/:waveId/forecast',
        params: { waveId },
        signal,
      }),
    // A refetch must not pull the text away from under a lead who is writing.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The card of a draft. While the next one is on its way the last one stays. */
export function usePreview(draft: Draft | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['preview', draft],
    queryFn: ({ signal }) => {
      if (draft === null) throw new Error('there is no draft to preview');
      return request<typeof previewWaveDraft>({
        method: 'POST',
        path: '/api/waves/preview',
        body: draft,
        signal,
      });
    },
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSendAnnouncement() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    async mutationFn(draft: Draft & { id: string }) {
      const { id } = await request<typeof sendAnnouncement>({
        method: 'POST',
        path: '/api/announcements',
        body: draft,
      });
      return request<typeof getSending>({
        method: 'GET',
        path: '/api/announcements/:id/delivery',
        params: { id },
      });
    },
    onSuccess: (sending) => {
      cache.setQueryData(['sending', sending.id], sending);
      // Not waited for: the progress is to be seen at once, not after the list was loaded again.
      cache.invalidateQueries({ queryKey: ['announcing'] });
    },
  });
}

/** An announcement that keeps up with its counts as long as the page is visible. */
export function useSending(known: SendingView) {
  return useQuery({
    ...useCounts(known.id),
    initialData: known,
    initialDataUpdatedAt: 0,
  });
}

/** The same for one that is only known by its id; `wanted` once it has begun to be sent. */
export function useAnnouncementById(id: string, wanted: boolean) {
  return useQuery({ ...useCounts(id), enabled: wanted });
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
