import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ContributionKind,
  getChampions,
  recordContribution,
} from '../../bot/contract/champions/champions.ts';
import { useRequest } from './request-context.tsx';

export function useChampions() {
  const request = useRequest();
  return useQuery({
    queryKey: ['champions'],
    queryFn: ({ signal }) => request<typeof getChampions>({ method: 'GET', path: '/api/champions', signal }),
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
