import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  connectChannel,
  disconnectChannel,
  getConnections,
  getPosts,
  getPostsCsv,
  getTeamChannels,
} from '../../bot/contract/channels/channels.ts';
import type { Reply } from './request.ts';
import { useRequest } from './request-context.tsx';

export type Connections = Reply<typeof getConnections>;
export type Connection = Connections['connections'][number];
export type Posts = Reply<typeof getPosts>['posts'];

/** Somebody adds the app to a team in Teams meanwhile, and comes back here. */
const LOOK_MS = 15_000;
/** While a post is on its way. */
const POLL_MS = 2_000;

/** The groups that I may address, with their channels, and the teams that the bot is in. */
export function useConnections() {
  const request = useRequest();
  return useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => request<typeof getConnections>({ method: 'GET', path: '/api/channels', signal }),
    refetchInterval: LOOK_MS,
  });
}

/** The channels of a team as Teams tells them now; nothing is asked before one is chosen. */
export function useTeamChannels(team: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['team-channels', team],
    queryFn: ({ signal }) =>
      request<typeof getTeamChannels>({
        method: 'GET',
        path: '/api/channels/of-team',
        query: { team },
        signal,
      }),
    enabled: team !== '',
  });
}

export function useConnect() {
  const request = useRequest();
  const changed = useChanged();
  return useMutation({
    mutationFn: (body: { owner: string; teamId: string; channelId: string }) =>
      request<typeof connectChannel>({ method: 'PUT', path: '/api/channels/connection', body }),
    onSuccess: changed,
  });
}

export function useDisconnect() {
  const request = useRequest();
  const changed = useChanged();
  return useMutation({
    mutationFn: (owner: string) =>
      request<typeof disconnectChannel>({
        method: 'POST',
        path: '/api/channels/disconnect',
        body: { owner },
      }),
    onSuccess: changed,
  });
}

/** The posts of an announcement; asked for again while one of them is on its way. */
export function usePosts(id: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['posts', id],
    queryFn: ({ signal }) =>
      request<typeof getPosts>({
        method: 'GET',
        path: '/api/announcements/:id/posts',
        params: { id },
        signal,
      }),
    refetchInterval: ({ state: { data } }) => (data?.posts.some(isOnItsWay) ? POLL_MS : LOOK_MS),
  });
}

/** All posts of an announcement, as the text of a CSV file. */
export function usePostsCsv(id: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: () =>
      request<typeof getPostsCsv>({
        method: 'GET',
        path: '/api/announcements/:id/posts.csv',
        params: { id },
      }),
  });
}

function isOnItsWay({ state }: Posts[number]): boolean {
  return state === 'pending' || state === 'claimed';
}

function useChanged() {
  const cache = useQueryClient();
  return () => {
    // What is wrong with a draft, and where it would go, hang on it.
    cache.invalidateQueries({ queryKey: ['announcement-check'] });
    cache.invalidateQueries({ queryKey: ['announcement-forecast'] });
    return cache.invalidateQueries({ queryKey: ['channels'] });
  };
}
