import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Announcement } from '../../bot/contract/announcements/announcement.ts';
import type {
  checkAnnouncement,
  forecastAnnouncement,
  getTemplates,
  previewAnnouncement,
} from '../../bot/contract/announcements/announcements.ts';
import type { findRecipients } from '../../bot/contract/announcements/audience-lists.ts';
import { SHORTEST_SEARCH } from '../../bot/contract/people/search.ts';
import { useRequest } from './request-context.tsx';

/** What is wrong with what is written; the last answer stays until the next is there. */
export function useCheck(id: string, announcement: Announcement | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['announcement-check', id, announcement],
    queryFn: ({ signal }) =>
      request<typeof checkAnnouncement>({
        method: 'POST',
        path: '/api/announcements/check',
        body: { announcement: written(announcement), id },
        signal,
      }),
    enabled: announcement !== null,
    placeholderData: keepPreviousData,
  });
}

export interface PreviewWish {
  readonly announcement: Announcement;
  /** An example of the audience where null. */
  readonly personId: string | null;
  readonly language: string | null;
  /** One of those in whose channel it is posted: then the post is shown. */
  readonly channelOf?: string | null;
}

export function useAnnouncementPreview(wish: PreviewWish | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['announcement-preview', wish],
    queryFn: ({ signal }) =>
      request<typeof previewAnnouncement>({
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
export function useRecipients(announcement: Announcement | null, search: string) {
  const request = useRequest();
  const audience = announcement?.audience;
  const exclude = announcement?.exclude;
  return useQuery({
    queryKey: ['recipients', audience, exclude, search],
    queryFn: ({ signal }) => {
      const { audience: rule, exclude: without } = written(announcement);
      return request<typeof findRecipients>({
        method: 'POST',
        path: '/api/audience/people',
        body: { audience: rule, exclude: without, search },
        signal,
      });
    },
    enabled: announcement !== null && search.length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
  });
}

export function useAnnouncementForecast(announcement: Announcement | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['announcement-forecast', announcement],
    queryFn: ({ signal }) =>
      request<typeof forecastAnnouncement>({
        method: 'POST',
        path: '/api/announcements/forecast',
        body: { announcement: written(announcement) },
        signal,
      }),
    enabled: announcement !== null,
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
