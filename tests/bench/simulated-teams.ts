import type { ConversationReference } from 'botbuilder';
import pLimit from 'p-limit';
import { LOCAL_TENANT } from '../../bot/local/issuer.ts';
import type { ConnectorStats } from '../../bot/local/simulator/connector-stats.ts';
import type { FaultMix, MetFault } from '../../bot/local/simulator/fault-mix.ts';
import { createDirectory, type SimPerson } from '../../bot/local/simulator/people.ts';
import { startProgram } from './program.ts';

const SIMULATOR = new URL('../../bot/local/simulator/main.ts', import.meta.url);
/** The bot's id in this Teams. */
const BENCH_BOT = '28:groundswell-bench';
/** People who install the app at the same time. */
const INSTALLS_AT_ONCE = 8;

/** A card that arrived in somebody's chat. */
export interface Arrival {
  person: string;
  /** In ms since 1970. */
  at: number;
}

/** The Teams simulator in a process of its own, as benchmarks use it. */
export interface SimulatedTeams {
  url: string;
  /** @param rate calls per second, 0 for no limit; @param latency in ms */
  limit(rate: number, latency: number): Promise<void>;
  /** Everybody installs the app. */
  installForAll(people: readonly SimPerson[]): Promise<void>;
  stats(): Promise<ConnectorStats>;
  /** From now on messages meet these faults, by lot. */
  mixFaults(mix: FaultMix): Promise<void>;
  faultsMet(): Promise<MetFault[]>;
  /** Where to write to a person, as a bot keeps it after an installation. */
  referenceOf(person: SimPerson): Partial<ConversationReference>;
  /** The cards with this summary, in the order they came. */
  arrivals(summary: string): Promise<Arrival[]>;
  stop(): Promise<void>;
}

export async function startSimulatedTeams(botPort: number, peopleFile: string): Promise<SimulatedTeams> {
  const flags = {
    endpoint: `http://127.0.0.1:${botPort}/api/messages`,
    people: peopleFile,
    bot: BENCH_BOT,
    tenant: LOCAL_TENANT,
    rate: '0',
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const { said: url, stop } = await startProgram(SIMULATOR, args, {}, urlIn);

  const directory = createDirectory(BENCH_BOT);

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}/sim${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    url,
    stop,
    async limit(ratePerSecond, latencyMs) {
      await call('PUT', '/limits', { ratePerSecond, latencyMs });
    },
    async installForAll(people) {
      const turns = pLimit(INSTALLS_AT_ONCE);
      await turns.map(people, async ({ id }) => {
        const { ok, problem } = await call<{ ok: boolean; problem: string | null }>(
          'POST',
          `/people/${id}/install`,
        );
        if (!ok) throw new Error(`The app could not be installed: ${problem}`);
      });
    },
    referenceOf: (person) => ({
      channelId: 'msteams',
      serviceUrl: url,
      bot: { id: BENCH_BOT, name: '' },
      user: { id: directory.userOf(person), name: '' },
      conversation: {
        id: directory.conversationOf(person),
        tenantId: LOCAL_TENANT,
        conversationType: 'personal',
        isGroup: false,
        name: '',
      },
    }),
    stats: () => call('GET', '/stats'),
    async mixFaults(mix) {
      await call('PUT', '/faults', mix);
    },
    async faultsMet() {
      return (await call<{ met: MetFault[] }>('GET', '/faults')).met;
    },
    async arrivals(summary) {
      const { deliveries } = await call<{
        deliveries: { person: string; at: string; summary: string | null }[];
      }>('GET', '/deliveries');
      return deliveries
        .filter((delivery) => delivery.summary === summary)
        .map(({ person, at }) => ({ person, at: Date.parse(at) }));
    },
  };
}

/** The simulator says where it listens in a line of JSON. */
function urlIn(line: string): string | undefined {
  return /^\{"url":"([^"]+)"\}$/.exec(line)?.[1];
}
