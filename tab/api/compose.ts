import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { findRecipients } from '../../bot/contract/announcements/audience-lists.ts';
import type {
  checkComposition,
  forecastComposition,
  getTemplates,
  previewComposition,
} from '../../bot/contract/announcements/compose.ts';
import type { Composition } from '../../bot/contract/announcements/composition.ts';
import { SHORTEST_SEARCH } from '../../bot/contract/people/search.ts';
import { useRequest } from './request-context.tsx';

/** What is wrong with what is written; the last answer stays until the next is there. */
export function useCheck(composition: Composition | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition-check', composition],
    queryFn: ({ signal }) =>
      request<typeof checkComposition>({
        method: 'POST',
        path: '/api/announcements/check',
        body: { composition: written(composition) },
        signal,
      }),
    enabled: composition !== null,
    placeholderData: keepPreviousData,
  });
}

export interface PreviewWish {
  readonly composition: Composition;
  /** An example of the audience where null. */
  readonly personId: string | null;
  readonly language: string | null;
  /** One of those in whose channel it is posted: then the post is shown. */
  readonly channelOf?: string | null;
}

export function useCompositionPreview(wish: PreviewWish | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition-preview', wish],
    queryFn: ({ signal }) =>
      request<typeof previewComposition>({
        method: 'POST',
        path: '/api/announcements/preview',
        body: written(wish),
        signal,
      }),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
  });
}

/** People of an audience whose name begins so; the last answer stays until the next is there. */
export function useRecipients(composition: Composition | null, search: string) {
  const request = useRequest();
  const audience = composition?.audience;
  const exclude = composition?.exclude;
  return useQuery({
    queryKey: ['recipients', audience, exclude, search],
    queryFn: ({ signal }) => {
      const { audience: rule, exclude: without } = written(composition);
      return request<typeof findRecipients>({
        method: 'POST',
        path: '/api/audience/people',
        body: { audience: rule, exclude: without, search },
        signal,
      });
    },
    enabled: composition !== null && search.length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
  });
}

export function useCompositionForecast(composition: Composition | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition-forecast', composition],
    queryFn: ({ signal }) =>
      request<typeof forecastComposition>({
        method: 'POST',
        path: '/api/announcements/forecast',
        body: { composition: written(composition) },
        signal,
      }),
    enabled: composition !== null,
    placeholderData: keepPreviousData,
  });
}

export function useTemplates(wave: string | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['templates', wave],
    queryFn: ({ signal }) =>
      request<typeof getTemplates>({
        method: 'GET',
        path: '/api/announcements/templates',
        query: { wave: written(wave) },
        signal,
      }),
    enabled: wave !== null,
  });
}

/** A question is only asked once there is something to ask about. */
function written<T>(value: T | null): T {
  if (value === null) throw new Error('There is nothing written yet.');
  return value;
}
