import type { Chats, Delivery } from './chats.ts';
import type { ConnectorStats, StatsKeeper } from './connector-stats.ts';
import { type FaultMix, faultsOf, type MetFault } from './fault-mix.ts';
import type { FaultHook } from './faults.ts';
import { type Directory, personOf, type SimPerson } from './people.ts';
import type { RateLimit } from './rate-limit.ts';
import { type ChatView, presentChat } from './views.ts';

/** What whoever runs the simulation can set and see. Unknown people throw AnswerError person-not-found. */
export interface Controls {
  /** Replaces everybody. Chats stay, and come back with their person. */
  setPeople(people: readonly SimPerson[]): void;
  setLimits(limits: { ratePerSecond?: number | undefined; latencyMs?: number | undefined }): void;
  /** The clock has to run: the rate limit counts by it. */
  setNow(now: () => Date): void;
  /** Asked on every call of the bot that the limit lets through; what it returns goes wrong. */
  setFaults(hook: FaultHook): void;
  /** From now on messages meet these faults, by lot. */
  mixFaults(mix: FaultMix): void;
  /** The faults that were met since they were mixed, in their order. */
  faultsMet(): readonly MetFault[];
  block(personId: string): void;
  unblock(personId: string): void;
  /** The administrator switches the app off for a person. */
  disable(personId: string): void;
  enable(personId: string): void;
  chat(personId: string): ChatView;
  stats(): ConnectorStats;
  /** The bot's cards in the order they came, those deleted since included. */
  deliveries(): Delivery[];
}

/** What the controls change while the simulator runs. */
export interface Settings {
  now: () => Date;
  /** How long every answer of the connector takes. */
  latencyMs: number;
  faults: FaultHook;
}

export interface ControlsDeps {
  directory: Directory;
  chats: Chats;
  limit: RateLimit;
  stats: StatsKeeper;
  settings: Settings;
}

export function createControls({ directory, chats, limit, stats, settings }: ControlsDeps): Controls {
  const setMembership = (personId: string, change: Parameters<Chats['setMembership']>[1]) =>
    chats.setMembership(personOf(directory, personId).id, change, settings.now());

  let met: MetFault[] = [];
  return {
    setPeople: directory.set,
    setLimits({ ratePerSecond, latencyMs }) {
      if (ratePerSecond !== undefined) limit.set(ratePerSecond);
      if (latencyMs !== undefined) settings.latencyMs = latencyMs;
    },
    setNow: (now) => {
      settings.now = now;
    },
    setFaults: (hook) => {
      settings.faults = hook;
    },
    mixFaults(mix) {
      const here: MetFault[] = [];
      met = here;
      settings.faults = faultsOf(mix, (fault) => here.push(fault));
    },
    faultsMet: () => met,
    block: (personId) => setMembership(personId, { blocked: true }),
    unblock: (personId) => setMembership(personId, { blocked: false }),
    disable: (personId) => setMembership(personId, { disabled: true }),
    enable: (personId) => setMembership(personId, { disabled: false }),
    chat(personId) {
      const person = personOf(directory, personId);
      return presentChat(person, chats.of(person.id));
    },
    stats: stats.read,
    deliveries: chats.deliveries,
  };
}
