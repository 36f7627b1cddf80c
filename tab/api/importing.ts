import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type {
  getImportProgress,
  goOnWithImport,
  ImportProgress,
  importPeople,
  MissingPeople,
  previewPeople,
} from '../../bot/contract/importing/import-people.ts';
import type { importUsage } from '../../bot/contract/importing/import-usage.ts';
import { useRequest } from './request-context.tsx';

/** A file of people, and what becomes of those who are missing in it. */
export interface PeopleFile {
  readonly csv: string;
  readonly missing: MissingPeople;
}

/** The same with a yes to what its preview said. */
export interface ConfirmedFile extends PeopleFile {
  readonly confirm: string;
}

const PROGRESS_MS = 1_000;
const PROGRESS = ['import-progress'];

export function usePreviewPeople() {
  const request = useRequest();
  return useMutation({
    mutationFn: ({ csv, missing }: PeopleFile) =>
      request<typeof previewPeople>({
        method: 'POST',
        path: '/api/people/import/preview',
        query: { missing },
        body: csv,
      }),
  });
}

export function useImportPeople() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ csv, missing, confirm }: ConfirmedFile) =>
      request<typeof importPeople>({
        method: 'POST',
        path: '/api/people/import',
        query: { confirm, missing },
        body: csv,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: PROGRESS }),
  });
}

/**
 * How far the import of people is that is under way, or was last; asked again and again while one is.
 * @param begun an import of which it must tell the end, also when an answer in between was lost
 */
export function useImportProgress(begun?: string) {
  const request = useRequest();
  return useQuery({
    queryKey: PROGRESS,
    queryFn: ({ signal }) =>
      request<typeof getImportProgress>({ method: 'GET', path: '/api/people/import', signal }),
    refetchInterval: ({ state: { data } }) =>
      isUnderWay(data) || (begun !== undefined && !isEndOf(begun, data)) ? PROGRESS_MS : false,
  });
}

/** Goes on at once with an import that was interrupted. */
export function useGoOnWithImport() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => request<typeof goOnWithImport>({ method: 'POST', path: '/api/people/import/go-on' }),
    onSettled: () => cache.invalidateQueries({ queryKey: PROGRESS }),
  });
}

/** Whether this import is done, and it is told what came of it. */
export function isEndOf(id: string, progress: ImportProgress | undefined): boolean {
  return progress?.id === id && progress.report !== null;
}

export function isUnderWay(progress: ImportProgress | undefined): boolean {
  return progress?.state === 'under-way' || progress?.state === 'interrupted';
}

/** Everything that is shown of the organisation, once other people are in it. */
export function useRefreshAll(): () => void {
  const cache = useQueryClient();
  return useCallback(() => {
    void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== PROGRESS[0] });
  }, [cache]);
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
