import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  DecidedGate,
  decideGate,
  decideGates,
  holdWavesBefore,
  releaseWavesBefore,
} from '../../bot/contract/gates/gate-decisions.ts';
import type {
  changeGateLimits,
  GateLimits,
  GateLimitsView,
  getGateLimits,
} from '../../bot/contract/gates/gate-limits.ts';
import type { getDecisionRecord, getDecisionRecordCsv } from '../../bot/contract/gates/gate-records.ts';
import type { replayGates } from '../../bot/contract/gates/gate-replay.ts';
import type {
  DecisionKind,
  GateState,
  GateSummary,
  GateView,
  getGate,
  getGates,
} from '../../bot/contract/gates/gates.ts';
import { BY_PAGES } from './by-pages.ts';
import type { Reply } from './request.ts';
import { useRequest } from './request-context.tsx';

type GatesPage = Reply<typeof getGates>;

export interface GatesWanted {
  /** Of all rollouts in sight where it is left out. */
  readonly rollout?: string | undefined;
  readonly group?: string | undefined;
  readonly phase?: string | undefined;
  readonly state?: GateState | undefined;
}

/** The gates of all pages that were loaded. */
export interface GatesView extends Omit<GatesPage, 'gates' | 'next'> {
  readonly gates: readonly GateSummary[];
}

/** The gates page by page; what is looked for next does not empty what is shown. */
export function useGates(wanted: GatesWanted) {
  const request = useRequest();
  return useInfiniteQuery({
    queryKey: ['gates', wanted],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getGates>({
        method: 'GET',
        path: '/api/gates',
        query: { ...wanted, before: pageParam },
        signal,
      }),
    ...BY_PAGES,
    select: ({ pages }): GatesView | undefined => {
      const [first] = pages;
      if (!first) return undefined;
      // A gate that was decided between two pages may be on both.
      const byWave = new Map(pages.flatMap(({ gates }) => gates).map((gate) => [gate.wave.id, gate]));
      return { ...first, gates: [...byWave.values()] };
    },
  });
}

export function useGate(waveId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['gate', waveId],
    queryFn: ({ signal }) =>
      request<typeof getGate>({ method: 'GET', path: '/api/waves/:waveId/gate', params: { waveId }, signal }),
  });
}

export interface Decision {
  readonly decision: DecisionKind;
  readonly reason: string;
  /** What the lead had before their eyes. */
  readonly seen: number;
}

export function useDecideGate(waveId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Decision) =>
      request<typeof decideGate>({
        method: 'POST',
        path: '/api/waves/:waveId/gate/decision',
        params: { waveId },
        body,
      }),
    onSuccess: (view: GateView) => {
      cache.setQueryData(['gate', waveId], view);
      return refreshGates(cache);
    },
    // Somebody else may have been faster: what they decided must be on the screen beside the refusal.
    onError: () =>
      Promise.all([cache.invalidateQueries({ queryKey: ['gate', waveId] }), refreshGates(cache)]),
  });
}

/** Holds the running waves before a gate, or lets them go on. */
export function useChangeWavesBefore(waveId: string, change: 'hold' | 'release') {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: string }) =>
      change === 'hold'
        ? request<typeof holdWavesBefore>({
            method: 'POST',
            path: '/api/waves/:waveId/gate/waves-before/hold',
            params: { waveId },
            body,
          })
        : request<typeof releaseWavesBefore>({
            method: 'POST',
            path: '/api/waves/:waveId/gate/waves-before/release',
            params: { waveId },
            body,
          }),
    onSettled: () => Promise.all([cache.invalidateQueries({ queryKey: ['gate'] }), refreshGates(cache)]),
  });
}

/** As many as the API takes at a time. */
const AT_A_TIME = 50;

interface SeveralDecisions {
  readonly decision: 'go' | 'hold';
  readonly reason: string;
  readonly gates: readonly { readonly waveId: string; readonly seen: number }[];
  /** Told how many have their answer. */
  readonly onProgress: (done: number) => void;
}

/** One decision for several gates of any rollouts; one that is refused keeps no other. */
export function useDecideGates() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ gates, onProgress, ...body }: SeveralDecisions) => {
      const answers: DecidedGate[] = [];
      for (const [id, own] of Map.groupBy(gates, ({ waveId }) => rolloutOf(waveId))) {
        for (let at = 0; at < own.length; at += AT_A_TIME) {
          const reply = await request<typeof decideGates>({
            method: 'POST',
            path: '/api/rollouts/:id/gates/decisions',
            params: { id },
            body: { ...body, gates: own.slice(at, at + AT_A_TIME) },
          });
          answers.push(...reply.gates);
          onProgress(answers.length);
        }
      }
      return answers;
    },
    onSettled: () => Promise.all([cache.invalidateQueries({ queryKey: ['gate'] }), refreshGates(cache)]),
  });
}

/** A wave names its rollout in its id. */
function rolloutOf(waveId: string): string {
  return waveId.slice(0, waveId.indexOf('.'));
}

export function useGateLimits(rolloutId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['gate-limits', rolloutId],
    queryFn: ({ signal }) =>
      request<typeof getGateLimits>({
        method: 'GET',
        path: '/api/rollouts/:id/gate-limits',
        params: { id: rolloutId },
        signal,
      }),
  });
}

export function useChangeGateLimits(rolloutId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { limits: GateLimits; seen: number }) =>
      request<typeof changeGateLimits>({
        method: 'PUT',
        path: '/api/rollouts/:id/gate-limits',
        params: { id: rolloutId },
        body,
      }),
    onSuccess: (view: GateLimitsView) => {
      cache.setQueryData(['gate-limits', rolloutId], view);
      return Promise.all([cache.invalidateQueries({ queryKey: ['gate'] }), refreshGates(cache)]);
    },
    onError: () => cache.invalidateQueries({ queryKey: ['gate-limits', rolloutId] }),
  });
}

/** Tries limits on past waves; nothing is changed by it. */
export function useReplayGates(rolloutId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (limits: GateLimits) =>
      request<typeof replayGates>({
        method: 'POST',
        path: '/api/rollouts/:id/gate-replay',
        params: { id: rolloutId },
        body: { limits },
      }),
  });
}

/** The decision record of a wave as the text of a file. */
export function useDecisionRecord(waveId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: async (kind: 'csv' | 'json') => {
      const params = { waveId };
      if (kind === 'csv') {
        const path = '/api/waves/:waveId/gate/record.csv';
        return { kind, text: await request<typeof getDecisionRecordCsv>({ method: 'GET', path, params }) };
      }
      const path = '/api/waves/:waveId/gate/record';
      const record = await request<typeof getDecisionRecord>({ method: 'GET', path, params });
      return { kind, text: `${JSON.stringify(record, null, 2)}\n` };
    },
  });
}

/** What a decision shows elsewhere: in the lists of gates, on the plan, and on the waves. */
function refreshGates(cache: ReturnType<typeof useQueryClient>) {
  return Promise.all(
    [['gates'], ['status'], ['wave'], ['safeguards']].map((queryKey) =>
      cache.invalidateQueries({ queryKey }),
    ),
  );
}
