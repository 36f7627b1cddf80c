import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  endSafeguard,
  getSafeguards,
  previewSafeguard,
  startSafeguard,
} from '../../bot/contract/gates/safeguards.ts';
import type { Reply } from './request.ts';
import { useRequest } from './request-context.tsx';

export type SafeguardPreview = Reply<typeof previewSafeguard>;

export interface SafeguardScope {
  readonly groups: readonly string[];
  readonly phases: readonly string[];
}

export function useSafeguards(rolloutId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['safeguards', rolloutId],
    queryFn: ({ signal }) =>
      request<typeof getSafeguards>({
        method: 'GET',
        path: '/api/rollouts/:id/safeguards',
        params: { id: rolloutId },
        signal,
      }),
  });
}

/** Which waves a scope would hold. Asks nothing while a part of the scope is still missing. */
export function useSafeguardPreview(rolloutId: string, { groups, phases }: SafeguardScope) {
  const request = useRequest();
  return useQuery({
    queryKey: ['safeguards', rolloutId, 'preview', groups, phases],
    enabled: groups.length > 0 && phases.length > 0,
    queryFn: ({ signal }) =>
      request<typeof previewSafeguard>({
        method: 'POST',
        path: '/api/rollouts/:id/safeguards/preview',
        params: { id: rolloutId },
        body: { groups: [...groups], phases: [...phases] },
        signal,
      }),
  });
}

/** A hold changes the plan, so everything that shows waves is read anew. */
function useRefreshHeld() {
  const cache = useQueryClient();
  return () =>
    Promise.all(
      [['safeguards'], ['gates'], ['gate'], ['status'], ['wave']].map((queryKey) =>
        cache.invalidateQueries({ queryKey }),
      ),
    );
}

export interface NewSafeguard extends SafeguardScope {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly issue: number | null;
}

export function useStartSafeguard(rolloutId: string) {
  const request = useRequest();
  const refresh = useRefreshHeld();
  return useMutation({
    mutationFn: ({ groups, phases, ...rest }: NewSafeguard) =>
      request<typeof startSafeguard>({
        method: 'POST',
        path: '/api/rollouts/:id/safeguards',
        params: { id: rolloutId },
        body: { ...rest, groups: [...groups], phases: [...phases] },
      }),
    onSuccess: refresh,
  });
}

export function useEndSafeguard(rolloutId: string, safeguardId: string) {
  const request = useRequest();
  const refresh = useRefreshHeld();
  return useMutation({
    mutationFn: (reason: string) =>
      request<typeof endSafeguard>({
        method: 'POST',
        path: '/api/rollouts/:id/safeguards/:safeguardId/end',
        params: { id: rolloutId, safeguardId },
        body: { reason },
      }),
    // Ended by somebody else in the meantime: then that is what the list must show.
    onSettled: refresh,
  });
}
