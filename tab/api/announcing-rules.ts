import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AnnouncingRules,
  changeAnnouncingRules,
  getAnnouncingRules,
} from '../../bot/contract/announcements/announcing-rules.ts';
import type { Reply } from './request.ts';
import { useRequest } from './request-context.tsx';

export type RulesView = Reply<typeof getAnnouncingRules>;

export function useAnnouncingRules() {
  const request = useRequest();
  return useQuery({
    queryKey: ['announcing-rules'],
    queryFn: ({ signal }) =>
      request<typeof getAnnouncingRules>({ method: 'GET', path: '/api/announcing/rules', signal }),
  });
}

export function useChangeRules() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { rules: AnnouncingRules; seen: number }) =>
      request<typeof changeAnnouncingRules>({ method: 'PUT', path: '/api/announcing/rules', body }),
    onSuccess: (view) => {
      cache.setQueryData(['announcing-rules'], view);
      // What may be done with each announcement depends on them.
      cache.invalidateQueries({ queryKey: ['announcement'] });
    },
    // Somebody else may have been faster: theirs are to be seen beside the refusal.
    onError: () => cache.invalidateQueries({ queryKey: ['announcing-rules'] }),
  });
}
