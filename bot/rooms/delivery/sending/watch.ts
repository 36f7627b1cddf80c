import type { Clock } from '../../../base/clock.ts';
import { isOver } from '../record/sending.ts';
import type { FoundSending } from '../record/sending-row.ts';
import type { SendingsTable } from '../record/sendings-table.ts';

/**
 * What a process knows of the announcements it is sending: one reading for all of its jobs, so that a cancel or
 * a hold is seen in less than two seconds and costs less than one transaction a second.
 */
export interface SendingWatch {
  /** The announcement as it was less than two seconds ago. */
  look(id: string): Promise<FoundSending | undefined>;
  /** May another message of it go out? */
  says(id: string): Promise<'go' | 'over' | 'held'>;
  /** Somebody read it at `at` (ms since 1970): that need not be read again. */
  note(sending: FoundSending, at: number): void;
  /** Somebody changed it. */
  forget(id: string): void;
}

/** A reading is renewed when it is this old; whoever asks meanwhile goes on with it ... */
const RENEW_MS = 1_700;
/** ... until it is this old. */
const OLDEST_MS = 1_900;
/** Readings of announcements that nobody asked about for this long are dropped. */
const KEEP_MS = 600_000;

interface Reading {
  at: number;
  sending: FoundSending | undefined;
}

export function createWatch(sendings: Pick<SendingsTable, 'get'>, clock: Clock): SendingWatch {
  const readings = new Map<string, Reading>();
  const reading = new Map<string, Promise<Reading>>();

  /** One at a time; its age counts from before it was read. */
  function read(id: string): Promise<Reading> {
    const underWay = reading.get(id);
    if (underWay) return underWay;
    const at = clock.now();
    const made = sendings
      .get(id)
      .then((sending) => {
        const result = { at, sending };
        if (reading.get(id) === made) readings.set(id, result);
        return result;
      })
      .finally(() => {
        if (reading.get(id) === made) reading.delete(id);
      });
    reading.set(id, made);
    for (const [known, { at: readAt }] of readings) if (at - readAt > KEEP_MS) readings.delete(known);
    return made;
  }

  async function look(id: string): Promise<FoundSending | undefined> {
    const known = readings.get(id);
    const age = known ? Math.abs(clock.now() - known.at) : Number.POSITIVE_INFINITY;
    if (!known || age >= OLDEST_MS) return (await read(id)).sending;
    // The renewal that fails is made again by whoever asks next.
    if (age >= RENEW_MS) read(id).catch(() => undefined);
    return known.sending;
  }

  return {
    look,
    async says(id) {
      const sending = await look(id);
      if (!sending || isOver(sending)) return 'over';
      return sending.held ? 'held' : 'go';
    },
    note(sending, at) {
      const known = readings.get(sending.id);
      if (!known || known.at < at) readings.set(sending.id, { at, sending });
    },
    forget(id) {
      readings.delete(id);
      reading.delete(id);
    },
  };
}
