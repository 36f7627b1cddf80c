import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  getImportProgress,
  importPeople,
  previewPeople,
} from '../../bot/contract/importing/import-people.ts';
import type { importUsage } from '../../bot/contract/importing/import-usage.ts';
import { useRequest } from './request-context.tsx';

/** A file of people, and a yes to what its preview said. */
export interface ConfirmedFile {
  readonly csv: string;
  readonly confirm: string;
}

const PROGRESS_MS = 2_000;

export function usePreviewPeople() {
  const request = useRequest();
  return useMutation({
    mutationFn: (csv: string) =>
      request<typeof previewPeople>({ method: 'POST', path: '/api/people/import/preview', body: csv }),
  });
}

export function useImportPeople() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ csv, confirm }: ConfirmedFile) =>
      request<typeof importPeople>({
        method: 'POST',
        path: '/api/people/import',
        query: { confirm },
        body: csv,
      }),
    onSuccess: () => cache.invalidateQueries(),
  });
}

/** How far the import is, asked for while one is under way. */
export function useImportProgress(underWay: boolean) {
  const request = useRequest();
  return useQuery({
    queryKey: ['import-progress'],
    queryFn: ({ signal }) =>
      request<typeof getImportProgress>({ method: 'GET', path: '/api/people/import', signal }),
    enabled: underWay,
    refetchInterval: PROGRESS_MS,
    // Of the import before.
    gcTime: 0,
  });
}

export function useImportUsage() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (csv: string) =>
      request<typeof importUsage>({ method: 'POST', path: '/api/usage/import', body: csv }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['adoption'] }),
  });
}
