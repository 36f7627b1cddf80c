import type { Clock } from '../../base/clock.ts';
import type { Storage } from '../../doors/azure/storage.ts';

/** Moments at which messages may be sent: the i-th at `startAt + i * everyMs`. Times in ms since 1970. */
export interface Slots {
  startAt: number;
  everyMs: number;
  /** Where the stretch before this one ended; up to `startAt` the time belongs to nobody. */
  after: number;
}

/** One budget for all replicas: who reserves gets a stretch of time of their own. */
export interface SendBudget {
  /** From one message to the next, in ms. */
  everyMs: number;
  reserve(messages: number): Promise<Slots>;
  /** Nobody sends before this many ms have passed: Teams asked for it. */
  pause(ms: number): Promise<void>;
}

/** No pause is longer than an hour: what is reserved further ahead was reserved by a clock that was set back since. */
const FURTHEST_MS = 2 * 3_600_000;

/**
 * When the next stretch starts and when it ends. Unused time is not saved up: after a quiet hour the rate is
 * the same as ever.
 */
export function nextStretch(
  freeAt: number,
  now: number,
  messages: number,
  perSecond: number,
): { startAt: number; endAt: number } {
  const startAt = freeAt > now + FURTHEST_MS ? now : Math.max(freeAt, now);
  return { startAt, endAt: startAt + (messages * 1000) / perSecond };
}

interface BudgetRow {
  /** The first moment that nobody has reserved, in ms since 1970; as text, since it is past 32 bits. */
  freeAt: string;
}

/**
 * The budget of a tenant for one kind of call, kept in one row that changes by optimistic concurrency. Replicas' clocks may differ
 * by what the platform allows; that shifts a stretch, it does not raise the rate.
 */
export async function openSendBudget(
  storage: Storage,
  clock: Clock,
  perSecond: number,
  kind: 'send' | 'install' = 'send',
): Promise<SendBudget> {
  const key = { partitionKey: 'budget', rowKey: kind };
  const rows = await storage.table<BudgetRow>('budget');
  await rows.insert({ ...key, freeAt: '0' });

  /** As this process wrote it last. */
  let mine: { freeAt: string; etag: string } | undefined;
  /** Nobody else has written since the time before: most likely the row is still as it was. */
  let alone = false;

  async function move(change: (freeAt: number, now: number) => number): Promise<void> {
    for (;;) {
      const row = alone && mine ? mine : await rows.get(key.partitionKey, key.rowKey);
      const freeAt = String(change(Number(row?.freeAt ?? 0), clock.now()));
      const etag = row?.etag ?? '*';
      alone = etag === mine?.etag;
      const done = await rows.batchForEtag([{ op: 'update', row: { ...key, freeAt }, etag }]);
      if (typeof done !== 'string') {
        mine = { freeAt, etag: done.etag };
        return;
      }
      alone = false;
    }
  }

  const everyMs = 1000 / perSecond;
  return {
    everyMs,
    async reserve(messages) {
      let slots: Slots = { startAt: 0, everyMs, after: 0 };
      await move((freeAt, now) => {
        const { startAt, endAt } = nextStretch(freeAt, now, messages, perSecond);
        slots = { startAt, everyMs, after: freeAt };
        return endAt;
      });
      return slots;
    },
    pause: (ms) => move((freeAt, now) => Math.max(freeAt, now + ms)),
  };
}
