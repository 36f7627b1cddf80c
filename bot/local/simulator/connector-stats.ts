import { lastSecond } from './rate-limit.ts';

/** What a call to the connector is for. */
export type Operation = 'create' | 'send' | 'update' | 'delete' | 'members';

/** Counts since the simulator started. */
export interface ConnectorStats {
  /** Every call, the refused ones too. */
  requests: number;
  created: number;
  sent: number;
  updated: number;
  deleted: number;
  refused429: number;
  forbidden: number;
  notFound: number;
  /** Calls answered by a fault hook. */
  faults: number;
  /** The most calls that came within any one second. */
  perSecondMax: number;
  /** Different people who were sent something. */
  sentTo: number;
}

export interface StatsKeeper {
  arrived(now: number): void;
  answered(operation: Operation, status: number): void;
  reached(personId: string): void;
  faulted(): void;
  read(): ConnectorStats;
}

const LANDED = { create: 'created', send: 'sent', update: 'updated', delete: 'deleted' } as const;

export function createStats(): StatsKeeper {
  const window = lastSecond();
  const people = new Set<string>();
  const counts = {
    requests: 0,
    created: 0,
    sent: 0,
    updated: 0,
    deleted: 0,
    refused429: 0,
    forbidden: 0,
    notFound: 0,
    faults: 0,
    perSecondMax: 0,
  };
  return {
    arrived(now) {
      counts.requests += 1;
      window.add(now);
      counts.perSecondMax = Math.max(counts.perSecondMax, window.count(now));
    },
    answered(operation, status) {
      if (status === 429) counts.refused429 += 1;
      if (status === 403) counts.forbidden += 1;
      if (status === 404) counts.notFound += 1;
      if (status < 300 && operation !== 'members') counts[LANDED[operation]] += 1;
    },
    reached: (personId) => void people.add(personId),
    faulted: () => {
      counts.faults += 1;
    },
    read: () => ({ ...counts, sentTo: people.size }),
  };
}
