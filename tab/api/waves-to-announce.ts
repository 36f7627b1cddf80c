import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  Draft,
  getForecast,
  getWavesToAnnounce,
  previewWaveDraft,
  sendAnnouncement,
} from '../../bot/contract/announcements/waves-to-announce.ts';
import type { getSending } from '../../bot/contract/delivery/sending.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

export interface WavesWanted {
  /** Of all rollouts in sight where it is left out. */
  readonly rollout?: string | undefined;
  readonly announced?: 'yes' | 'no';
  readonly open?: 'yes';
  readonly search?: string;
  /** One to have beside the page, wherever it stands. */
  readonly wave?: string | undefined;
}

/** The waves that I may announce, page by page; typing on does not empty the list. */
export function useWavesToAnnounce({ rollout, announced, open, search, wave }: WavesWanted) {
  const request = useRequest();
  const wanted = { rollout, announced, open, search: search?.trim() || undefined, wave };
  return useInfiniteQuery({
    queryKey: ['waves-to-announce', wanted],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getWavesToAnnounce>({
        method: 'GET',
        path: '/api/announcements/waves',
        query: { ...wanted, before: pageParam },
        signal,
      }),
    ...BY_PAGES,
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
      cache.invalidateQueries({ queryKey: ['waves-to-announce'] });
    },
  });
}
