import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { act, getChat, getPeople, getTeams, type SimAct, teamAct } from './sim.ts';

const POLL_MS = 1_000;
const LISTED_PEOPLE = 100;

export function usePeople(search: string) {
  return useQuery({
    queryKey: ['people', search],
    queryFn: ({ signal }) => getPeople(search, LISTED_PEOPLE, signal),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}

export function useChat(person: string) {
  return useQuery({
    queryKey: ['chat', person],
    queryFn: ({ signal }) => getChat(person, signal),
    refetchInterval: POLL_MS,
  });
}

export function useTeams() {
  return useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => getTeams(signal),
    refetchInterval: POLL_MS,
  });
}

/** Adds the app to a sample team or removes it, and looks at once what came of it. */
export function useTeamAct(team: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (what: 'install' | 'remove') => teamAct(team, what),
    onSettled: () => cache.invalidateQueries(),
  });
}

/** Lets a sample person do something, and looks at once what came of it. */
export function useAct(person: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ what, body = {} }: { what: SimAct; body?: object }) => act(person, what, body),
    onSettled: () => cache.invalidateQueries(),
  });
}
