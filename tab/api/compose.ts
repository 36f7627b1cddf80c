import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { getLists, keepList } from '../../bot/contract/audience-lists.ts';
import type {
  checkComposition,
  duplicateComposition,
  forecastComposition,
  getComposition,
  getTemplates,
  previewComposition,
  removeComposition,
  saveComposition,
  stepComposition,
  testComposition,
} from '../../bot/contract/compose.ts';
import type { Composition, CompositionView, LifeStep } from '../../bot/contract/composition.ts';
import type { reviewComposition } from '../../bot/contract/my-announcements.ts';
import { useRequest } from './request-context.tsx';

/** While something happens to it without anybody here doing anything. */
const FOLLOW_MS = 2_000;

/** One announcement. A new one is not asked for before it is on the server, when the first save has put it here. */
export function useComposition(id: string, isNew: boolean) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition', id],
    queryFn: ({ signal }) =>
      request<typeof getComposition>({
        method: 'GET',
        path: '/api/compositions/:id',
        params: { id },
        signal,
      }),
    enabled: (query) => !isNew || query.state.data !== undefined,
    refetchInterval: (query) => (isMoving(query.state.data) ? FOLLOW_MS : false),
  });
}

/** It is on its way, or the cards that people have are being changed or taken back. */
function isMoving(view: CompositionView | undefined): boolean {
  if (view === undefined) return false;
  return view.state === 'sending' || (view.cards !== null && view.cards.finishedAt === null);
}

/** Every change answers with how it stands now: that takes the place of what is shown. */
function useTakeOver(id: string) {
  const cache = useQueryClient();
  return (view: CompositionView) => {
    cache.setQueryData(['composition', id], view);
    // Not waited for: lists elsewhere are loaded anew when they are opened.
    cache.invalidateQueries({ queryKey: ['compositions'] });
    cache.invalidateQueries({ queryKey: ['templates'] });
  };
}

export function useSaveComposition(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  const takeOver = useTakeOver(id);
  return useMutation({
    mutationFn: (body: { composition: Composition; seen: number }) =>
      request<typeof saveComposition>({ method: 'PUT', path: '/api/compositions/:id', params: { id }, body }),
    onSuccess: takeOver,
    // Somebody else may have been faster: what they wrote must be there to be looked at.
    onError: () => cache.invalidateQueries({ queryKey: ['composition', id] }),
  });
}

export interface Step {
  readonly step: LifeStep;
  readonly note: string;
  readonly seen: number;
}

export function useStepComposition(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  const takeOver = useTakeOver(id);
  return useMutation({
    mutationFn: (body: Step) =>
      request<typeof stepComposition>({
        method: 'POST',
        path: '/api/compositions/:id/step',
        params: { id },
        body,
      }),
    onSuccess: (view) => {
      takeOver(view);
      cache.invalidateQueries({ queryKey: ['announcing'] });
    },
    // Somebody else may have been faster: how it stands must be on the screen beside the refusal.
    onError: () => cache.invalidateQueries({ queryKey: ['composition', id] }),
  });
}

export function useRemoveComposition(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<typeof removeComposition>({ method: 'DELETE', path: '/api/compositions/:id', params: { id } }),
    onSuccess: () => {
      cache.removeQueries({ queryKey: ['composition', id] });
      cache.invalidateQueries({ queryKey: ['compositions'] });
      cache.invalidateQueries({ queryKey: ['templates'] });
    },
  });
}

export function useDuplicateComposition(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { ids: string[]; waves: string[] }) =>
      request<typeof duplicateComposition>({
        method: 'POST',
        path: '/api/compositions/:id/duplicate',
        params: { id },
        body,
      }),
    onSuccess: () => {
      cache.invalidateQueries({ queryKey: ['compositions'] });
      return cache.invalidateQueries({ queryKey: ['composition', id] });
    },
  });
}

export function useTestComposition(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (language: string | null) =>
      request<typeof testComposition>({
        method: 'POST',
        path: '/api/compositions/:id/test',
        params: { id },
        body: { language },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['composition', id] }),
  });
}

export function useReviewComposition(id: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; approved: boolean }) =>
      request<typeof reviewComposition>({
        method: 'POST',
        path: '/api/compositions/:id/review',
        params: { id },
        body,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['composition', id] }),
  });
}

/** What is wrong with what is written; the last answer stays until the next is there. */
export function useCheck(composition: Composition | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition-check', composition],
    queryFn: ({ signal }) =>
      request<typeof checkComposition>({
        method: 'POST',
        path: '/api/compositions/check',
        body: { composition: written(composition) },
        signal,
      }),
    enabled: composition !== null,
    placeholderData: keepPreviousData,
  });
}

export interface PreviewWish {
  readonly composition: Composition;
  /** An example of the audience where null. */
  readonly personId: string | null;
  readonly language: string | null;
}

export function useCompositionPreview(wish: PreviewWish | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition-preview', wish],
    queryFn: ({ signal }) =>
      request<typeof previewComposition>({
        method: 'POST',
        path: '/api/compositions/preview',
        body: written(wish),
        signal,
      }),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
  });
}

export function useCompositionForecast(composition: Composition | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['composition-forecast', composition],
    queryFn: ({ signal }) =>
      request<typeof forecastComposition>({
        method: 'POST',
        path: '/api/compositions/forecast',
        body: { composition: written(composition) },
        signal,
      }),
    enabled: composition !== null,
    placeholderData: keepPreviousData,
  });
}

export function useTemplates(wave: string | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['templates', wave],
    queryFn: ({ signal }) =>
      request<typeof getTemplates>({
        method: 'GET',
        path: '/api/compositions/templates',
        query: { wave: written(wave) },
        signal,
      }),
    enabled: wave !== null,
  });
}

export function useLists() {
  const request = useRequest();
  return useQuery({
    queryKey: ['audience-lists'],
    queryFn: ({ signal }) => request<typeof getLists>({ method: 'GET', path: '/api/audience-lists', signal }),
  });
}

export function useKeepList() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name, upns }: { id: string; name: string; upns: string }) =>
      request<typeof keepList>({
        method: 'PUT',
        path: '/api/audience-lists/:id',
        params: { id },
        body: { name, upns },
      }),
    onSuccess: () => {
      // The audience of whatever uses the list has changed with it.
      cache.invalidateQueries({ queryKey: ['composition-forecast'] });
      return cache.invalidateQueries({ queryKey: ['audience-lists'] });
    },
  });
}

/** A question is only asked once there is something to ask about. */
function written<T>(value: T | null): T {
  if (value === null) throw new Error('There is nothing written yet.');
  return value;
}
