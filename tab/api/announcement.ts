import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Announcement,
  AnnouncementView,
  LifeStep,
} from '../../bot/contract/announcements/announcement.ts';
import type {
  duplicateAnnouncement,
  getAnnouncement,
  removeAnnouncement,
  saveAnnouncement,
  stepAnnouncement,
  testAnnouncement,
} from '../../bot/contract/announcements/announcements.ts';
import type { reviewAnnouncement } from '../../bot/contract/delivery/my-announcements.ts';
import { useRequest } from './request-context.tsx';

/** How often one that changes by itself is asked for, in milliseconds: on its own page, and elsewhere. */
const POLL_MS = { page: 1_500, aside: 2_000 };
/** One that only may change: somebody else can be at work on it. */
const RESTING_MS = 15_000;

/** One announcement. A new one is not asked for before it is on the server, when the first save has put it here. */
export function useAnnouncement(id: string, isNew: boolean) {
  return useQuery({
    ...useAnnouncementQuery(id),
    enabled: (query) => !isNew || query.state.data !== undefined,
    refetchInterval: ({ state }) => (isMoving(state.data) ? POLL_MS.aside : false),
  });
}

/** One announcement that keeps up with its life as long as the page is visible. */
export function useLiveAnnouncement(id: string) {
  return useQuery({
    ...useAnnouncementQuery(id),
    refetchInterval: ({ state }) => (isMoving(state.data) ? POLL_MS.page : RESTING_MS),
  });
}

function useAnnouncementQuery(id: string) {
  const request = useRequest();
  return queryOptions({
    queryKey: ['announcement', id],
    queryFn: ({ signal }) =>
      request<typeof getAnnouncement>({
        method: 'GET',
        path: '/api/announcements/:id',
        params: { id },
        signal,
      }),
  });
}

/** It is on its way: nothing has stopped it. */
function isMoving(view: AnnouncementView | undefined): boolean {
  return view?.state === 'sending' && !view.stopped;
}

/** Every change answers with how it stands now: that takes the place of what is shown. */
function useTakeOver(id: string) {
  const cache = useQueryClient();
  return (view: AnnouncementView) => {
    cache.setQueryData(['announcement', id], view);
    // Not waited for: lists elsewhere are loaded anew when they are opened.
    cache.invalidateQueries({ queryKey: ['announcements'] });
    cache.invalidateQueries({ queryKey: ['templates'] });
  };
}

export function useSaveAnnouncement(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  const takeOver = useTakeOver(id);
  return useMutation({
    mutationFn: (body: { announcement: Announcement; seen: number }) =>
      request<typeof saveAnnouncement>({
        method: 'PUT',
        path: '/api/announcements/:id',
        params: { id },
        body,
      }),
    onSuccess: takeOver,
    // Somebody else may have been faster: what they wrote must be there to be looked at.
    onError: () => cache.invalidateQueries({ queryKey: ['announcement', id] }),
  });
}

export interface Step {
  readonly step: LifeStep;
  readonly note: string;
  readonly seen: number;
}

export function useStepAnnouncement(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  const takeOver = useTakeOver(id);
  return useMutation({
    mutationFn: (body: Step) =>
      request<typeof stepAnnouncement>({
        method: 'POST',
        path: '/api/announcements/:id/step',
        params: { id },
        body,
      }),
    onSuccess: (view) => {
      takeOver(view);
      cache.invalidateQueries({ queryKey: ['waves-to-announce'] });
      cache.invalidateQueries({ queryKey: ['late-joiners', id] });
    },
    // Somebody else may have been faster: how it stands must be on the screen beside the refusal.
    onError: () => cache.invalidateQueries({ queryKey: ['announcement', id] }),
  });
}

export function useRemoveAnnouncement(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<typeof removeAnnouncement>({
        method: 'DELETE',
        path: '/api/announcements/:id',
        params: { id },
      }),
    onSuccess: () => {
      cache.removeQueries({ queryKey: ['announcement', id] });
      cache.invalidateQueries({ queryKey: ['announcements'] });
      cache.invalidateQueries({ queryKey: ['templates'] });
    },
  });
}

export function useDuplicateAnnouncement(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { ids: string[]; waves: string[] }) =>
      request<typeof duplicateAnnouncement>({
        method: 'POST',
        path: '/api/announcements/:id/duplicate',
        params: { id },
        body,
      }),
    onSuccess: () => {
      cache.invalidateQueries({ queryKey: ['announcements'] });
      return cache.invalidateQueries({ queryKey: ['announcement', id] });
    },
  });
}

export function useTestAnnouncement(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (language: string | null) =>
      request<typeof testAnnouncement>({
        method: 'POST',
        path: '/api/announcements/:id/test',
        params: { id },
        body: { language },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['announcement', id] }),
  });
}

/** What somebody of the pilot set or a lead says of the material, in the version that they read. */
export function useReviewAnnouncement(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; approved: boolean; seen: number }) =>
      request<typeof reviewAnnouncement>({
        method: 'POST',
        path: '/api/announcements/:id/review',
        params: { id },
        body,
      }),
    // Also when it was refused: then it says something else by now than what was read.
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['announcement', id] }),
        cache.invalidateQueries({ queryKey: ['material'] }),
      ]),
  });
}
