import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  getInstalling,
  getWithoutAppCsv,
  InstallingView,
  installApp,
} from '../../bot/contract/installing/installing.ts';
import { useRequest } from './request-context.tsx';

/** While people are given the app, and while only Teams' word is waited for. */
const POLL_MS = { 'going-on': 2_000, waiting: 15_000 };
const RESTING_MS = 60_000;

/** Who of an announcement's people has no app, and how far giving it to them has come. */
export function useInstalling(id: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['installing', id],
    queryFn: ({ signal }) =>
      request<typeof getInstalling>({
        method: 'GET',
        path: '/api/announcements/:id/installing',
        params: { id },
        signal,
      }),
    refetchInterval: ({ state }) => restOf(state.data),
  });
}

function restOf(view: InstallingView | undefined): number {
  const state = view?.progress?.state;
  return state === 'going-on' || state === 'waiting' ? POLL_MS[state] : RESTING_MS;
}

export function useInstallApp(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<typeof installApp>({
        method: 'POST',
        path: '/api/announcements/:id/installing',
        params: { id },
      }),
    onSuccess: (view) => {
      cache.setQueryData(['installing', id], view);
      cache.invalidateQueries({ queryKey: ['announcement', id] });
    },
    // Somebody else may have been faster.
    onError: () => cache.invalidateQueries({ queryKey: ['installing', id] }),
  });
}

/** The people without the app, as the text of a CSV file. */
export function useWithoutAppCsv(id: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: () =>
      request<typeof getWithoutAppCsv>({
        method: 'GET',
        path: '/api/announcements/:id/without-app.csv',
        params: { id },
      }),
  });
}
