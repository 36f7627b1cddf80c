import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { addPlaybook, deletePlaybook, getPlaybook } from '../../bot/contract/playbooks/playbooks.ts';
import { useRequest } from './request-context.tsx';

/** One playbook in full; nothing is asked while it is not known which. */
export function usePlaybook(id: string | undefined) {
  const request = useRequest();
  return useQuery({
    queryKey: ['playbooks', id],
    queryFn: ({ signal }) =>
      request<typeof getPlaybook>({
        method: 'GET',
        path: '/api/playbooks/:id',
        params: { id: id ?? '' },
        signal,
      }),
    enabled: id !== undefined,
  });
}

export interface PlaybookUpload {
  readonly fileName: string;
  readonly text: string;
  /** Whether it may take the place of one that is there. */
  readonly replace: boolean;
}

export function useAddPlaybook() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (upload: PlaybookUpload) =>
      request<typeof addPlaybook>({ method: 'POST', path: '/api/playbooks', body: upload }),
    onSuccess: () => cache.invalidateQueries(),
  });
}

export function useDeletePlaybook() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof deletePlaybook>({ method: 'DELETE', path: '/api/playbooks/:id', params: { id } }),
    onSuccess: ({ id }) => {
      cache.removeQueries({ queryKey: ['playbooks', id] });
      return cache.invalidateQueries();
    },
  });
}
