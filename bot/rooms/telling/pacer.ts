import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../base/clock.ts';
import type { SendBudget } from './send-budget.ts';

/**
 * The turns of one process to call Teams. The budget gives out stretches of time; this keeps to them: no call
 * before its moment, none in a stretch that belongs to somebody else, and after a stall no burst.
 */
export interface Pacer {
  /** From one call to the next, in ms, where nobody else calls. */
  everyMs: number;
  /** Turns for so many calls, in the order in which they are asked for. */
  reserve(calls: number): Promise<Turns>;
  /** Nobody calls before this many ms have passed: Teams asked for it. */
  pause(ms: number): Promise<void>;
}

export interface Turns {
  /** When the first turn comes, in ms since 1970. */
  startAt: number;
  /** Waits for the next turn. `missed`: the moment has passed and is not made up for, so reserve again. */
  next(): Promise<'now' | 'missed'>;
}

/** Calls that are late follow each other a little faster: one part in a hundred more than the rate. */
const CATCH_UP = 0.99;
/** A call may run into the next stretch by this much: four calls at 40 a second, and 2 % of any five seconds. */
const LATE_MS = 100;
/** Many calls are refused at once: one of them tells the others' processes. */
const SAME_PAUSE_MS = 250;
/** Finer than a timer can wait. */
const TIMER_MS = 1;

/** Stretches with nobody else's between them: nobody else calls before `end`. */
interface Own {
  end: number;
}

interface Waiting {
  slot: number;
  everyMs: number;
  own: Own;
  resolve(turn: 'now' | 'missed'): void;
}

export function createPacer(budget: SendBudget, clock: Clock): Pacer {
  const line: Waiting[] = [];
  let own: Own = { end: 0 };
  let last = 0;
  let pausedUntil = 0;
  let serving = false;

  /** One after the other: the moment of a call depends on when the one before really went out. */
  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    for (let first = line[0]; first; first = line[0]) {
      let now = clock.now();
      const at = Math.max(first.slot, last + CATCH_UP * first.everyMs, pausedUntil, now - TIMER_MS);
      if (at > first.own.end + LATE_MS) {
        line.shift()?.resolve('missed');
        continue;
      }
      if (at - now >= TIMER_MS) {
        await wait(at - now);
        now = clock.now();
        // A pause, an earlier slot or a stall may have come meanwhile: look again.
        if (line[0] !== first || pausedUntil > at || now > first.own.end + LATE_MS) continue;
      }
      last = Math.max(at, now - TIMER_MS);
      line.shift()?.resolve('now');
    }
    serving = false;
  }

  function queueUp(waiting: Waiting): void {
    const place = line.findLastIndex(({ slot }) => slot <= waiting.slot) + 1;
    line.splice(place, 0, waiting);
    void serve();
  }

  return {
    everyMs: budget.everyMs,
    async reserve(calls) {
      const { startAt, everyMs, after } = await budget.reserve(calls);
      const endAt = startAt + calls * everyMs;
      // Clocks count in whole ms, rates do not.
      if (Math.abs(after - own.end) < TIMER_MS) own.end = endAt;
      else own = { end: endAt };
      const mine = own;
      let given = 0;
      return {
        startAt,
        next: () =>
          new Promise((resolve) => {
            queueUp({ slot: startAt + given * everyMs, everyMs, own: mine, resolve });
            given += 1;
          }),
      };
    },
    async pause(ms) {
      const until = clock.now() + ms;
      const known = until <= pausedUntil + SAME_PAUSE_MS;
      pausedUntil = Math.max(pausedUntil, until);
      if (!known) await budget.pause(ms);
    },
  };
}
