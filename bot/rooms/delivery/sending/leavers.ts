import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../base/clock.ts';
import { keptReads } from '../../../doors/azure/kept-reads.ts';
import type { People } from '../../people/people.ts';
import { LEFT } from '../../people/person.ts';

/**
 * Who has left the organisation, for whoever writes to people that were written down earlier: days before, where their
 * hour was to come or the wave was held.
 */
export interface Leavers {
  /** Object ids, as they were less than five seconds ago. */
  ids(): Promise<ReadonlySet<string>>;
}

const FRESH_MS = 5_000;

/** Only an import of people says that somebody has left: until there is another, nothing is read but that. */
export function openLeavers({ table, upheaval }: Pick<People, 'table' | 'upheaval'>, clock: Clock): Leavers {
  const read = keptReads<ReadonlySet<string>>({
    version: upheaval.mark,
    async read(partition) {
      const ids = new Set<string>();
      for await (const { id } of table.inAudience(partition)) ids.add(id);
      return ids;
    },
  });
  const known = new LRUCache<string, ReadonlySet<string>>({
    max: 1,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: clock,
    fetchMethod: (partition) => read(partition),
  });
  return { ids: async () => (await known.fetch(LEFT.id)) ?? new Set() };
}
