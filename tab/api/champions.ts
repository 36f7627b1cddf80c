import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  ContributionKind,
  getChampions,
  recordContribution,
} from '../../bot/contract/champions/champions.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

export interface ChampionsWanted {
  readonly rollout?: string | undefined;
  readonly search?: string;
  /** Only groups with people and no champion. */
  readonly without?: boolean;
}

/** Champions by group, page by page; typing on does not empty the list. */
export function useChampions({ rollout, search, without }: ChampionsWanted) {
  const request = useRequest();
  const wanted = { rollout, search: search?.trim() || undefined, without: without ? 'yes' : undefined };
  return useInfiniteQuery({
    queryKey: ['champions', wanted],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getChampions>({
        method: 'GET',
        path: '/api/champions',
        query: { ...wanted, before: pageParam },
        signal,
      }),
    ...BY_PAGES,
  });
}

export interface NewContribution {
  readonly id: string;
  readonly kind: ContributionKind;
  readonly what: string;
  readonly evidence: string | null;
  readonly on: string;
}

export function useRecordContribution() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (contribution: NewContribution) =>
      request<typeof recordContribution>({ method: 'POST', path: '/api/contributions', body: contribution }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['champions'] }),
  });
}
