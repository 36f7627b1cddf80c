import { LRUCache } from 'lru-cache';
import { type Clock, timestamp } from '../../../base/clock.ts';
import type { FoundSending } from '../record/sending-row.ts';
import type { Tally } from '../record/tally.ts';
import type { DeliveriesTable } from './deliveries-table.ts';
import { createRollUp, type RollUp } from './roll-up.ts';

/** Counts, and when they were taken. */
export type CountedAt = Tally & { countedAt: string };

/** What an announcement counts, for somebody who looks at it while it is sent. */
export interface LiveCounts {
  /**
   * As it was less than two seconds ago while it is being sent, and otherwise as it was counted last; null before
   * anything was counted. However many look, each process counts once in that time.
   */
  of(sending: FoundSending): Promise<CountedAt | null>;
}

/** With the time that a screen takes to ask again, what is shown is two seconds old at most. */
const FRESH_MS = 1_600;
/** Announcements that are looked at in one process at the same time. */
const MOST_LOOKED_AT = 100;

interface Live {
  rollUp: RollUp;
  /** What has to be counted anew when it is another. */
  asked: string;
  /** In ms since 1970. */
  at: number;
  counted: CountedAt | undefined;
  counting: Promise<CountedAt> | undefined;
}

export function createLiveCounts(deliveries: Pick<DeliveriesTable, 'tallies'>, clock: Clock): LiveCounts {
  const live = new LRUCache<string, Live>({ max: MOST_LOOKED_AT });

  function known({ id, number, course }: FoundSending): Live {
    const asked = `${number}/${course.run}/${course.countAsked ?? ''}`;
    const found = live.get(id) ?? {
      rollUp: createRollUp(deliveries, id),
      asked,
      at: 0,
      counted: undefined,
      counting: undefined,
    };
    // Chunks that were through may count something else since.
    if (found.asked !== asked) found.rollUp.forget();
    found.asked = asked;
    live.set(id, found);
    return found;
  }

  async function count(one: Live, chunks: number, ownHours: boolean): Promise<CountedAt> {
    const countedAt = timestamp(clock);
    const at = clock.now();
    const counted = { ...(await one.rollUp.count(chunks, ownHours)), countedAt };
    Object.assign(one, { at, counted });
    return counted;
  }

  return {
    async of(sending) {
      const { state, tally, chunks, waitsUntil } = sending;
      if (state !== 'sending' || chunks === null) return tally;
      const freshSince = clock.now() - FRESH_MS;
      if (tally && Date.parse(tally.countedAt) > freshSince) return tally;
      const one = known(sending);
      if (one.counted && one.at > freshSince) return one.counted;
      one.counting ??= count(one, chunks, waitsUntil !== undefined).finally(() => {
        one.counting = undefined;
      });
      return one.counting;
    },
  };
}
