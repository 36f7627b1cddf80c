import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AnnouncementRules,
  changeAnnouncementRules,
  getAnnouncementRules,
} from '../../bot/contract/announcements/announcement-rules.ts';
import type { Reply } from './request.ts';
import { useRequest } from './request-context.tsx';

export type RulesView = Reply<typeof getAnnouncementRules>;

export function useAnnouncementRules() {
  const request = useRequest();
  return useQuery({
    queryKey: ['announcement-rules'],
    queryFn: ({ signal }) =>
      request<typeof getAnnouncementRules>({ method: 'GET', path: '/api/announcements/rules', signal }),
  });
}

export function useChangeRules() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { rules: AnnouncementRules; seen: number }) =>
      request<typeof changeAnnouncementRules>({ method: 'PUT', path: '/api/announcements/rules', body }),
    onSuccess: (view) => {
      cache.setQueryData(['announcement-rules'], view);
      // What may be done with each announcement depends on them.
      cache.invalidateQueries({ queryKey: ['announcement'] });
    },
    // Somebody else may have been faster: theirs are to be seen beside the refusal.
    onError: () => cache.invalidateQueries({ queryKey: ['announcement-rules'] }),
  });
}
