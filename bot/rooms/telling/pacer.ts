import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../base/clock.ts';
import type { SendBudget } from './send-budget.ts';
import { type Urgency, YIELDS_MS } from './urgency.ts';

/**
 * The turns of one process to call Teams. The budget gives out stretches of time; this keeps to them: no call
 * before its moment, none in a stretch that belongs to somebody else, and after a stall no burst. Turns belong to the
 * process: the next one goes to whoever presses most, who has reserved another for the one that steps back.
 */
export interface Pacer {
  /** From one call to the next, in ms, where nobody else calls. */
  everyMs: number;
  /** Turns for so many calls. */
  reserve(calls: number): Promise<Turns>;
  /** When the next turn of this process comes, in ms since 1970. */
  soonest(): number;
  /** Nobody calls before this many ms have passed: Teams asked for it. */
  pause(ms: number): Promise<void>;
}

export interface Turns {
  /** When the first turn comes, in ms since 1970. */
  startAt: number;
  /** Waits for a turn. `missed`: the moment has passed and is not made up for, so reserve again. */
  next(urgency?: Urgency): Promise<'now' | 'missed'>;
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

/** A moment at which this process may call. */
interface Slot {
  at: number;
  everyMs: number;
  own: Own;
}

interface Waiting {
  /** Of two who wait, the one whose time comes first goes first. */
  due: number;
  /** The turn that was reserved for it: none of the rest is ahead of its own. */
  from: number;
  resolve(turn: 'now' | 'missed'): void;
}

export function createPacer(budget: SendBudget, clock: Clock): Pacer {
  const slots: Slot[] = [];
  const line: Waiting[] = [];
  let own: Own = { end: 0 };
  let last = 0;
  let pausedUntil = 0;
  let serving = false;

  /** The slot is lost. Where fewer are left than wait, whoever presses least has missed theirs. */
  function lose(): void {
    slots.shift();
    if (line.length > slots.length) line.pop()?.resolve('missed');
  }

  /** One after the other: the moment of a call depends on when the one before really went out. */
  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    while (line.length > 0) {
      const [slot] = slots;
      if (!slot) {
        line.pop()?.resolve('missed');
        continue;
      }
      let now = clock.now();
      const at = Math.max(slot.at, last + CATCH_UP * slot.everyMs, pausedUntil, now - TIMER_MS);
      if (at > slot.own.end + LATE_MS) {
        lose();
        continue;
      }
      if (at - now >= TIMER_MS) {
        await wait(at - now);
        now = clock.now();
        // A pause, an earlier slot or a stall may have come meanwhile: look again.
        if (slots[0] !== slot || pausedUntil > at || now > slot.own.end + LATE_MS) continue;
      }
      slots.shift();
      const place = line.findIndex(({ from }) => from <= at + TIMER_MS);
      if (place < 0) continue;
      last = Math.max(at, now - TIMER_MS);
      line.splice(place, 1)[0]?.resolve('now');
    }
    serving = false;
  }

  function queueUp(waiting: Waiting): void {
    const place = line.findLastIndex(({ due }) => due <= waiting.due) + 1;
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
      for (let call = 0; call < calls; call += 1) slots.push({ at: startAt + call * everyMs, everyMs, own });
      slots.sort((a, b) => a.at - b.at);
      let given = 0;
      return {
        startAt,
        next: (urgency = 'rest') =>
          new Promise((resolve) => {
            // The rest in the order of the turns that were reserved, whoever asks first.
            const from = urgency === 'rest' ? startAt + given * everyMs : clock.now();
            given += 1;
            queueUp({ from, due: from + YIELDS_MS[urgency], resolve });
          }),
      };
    },
    soonest: () => Math.max(slots[0]?.at ?? 0, pausedUntil),
    async pause(ms) {
      const until = clock.now() + ms;
      const known = until <= pausedUntil + SAME_PAUSE_MS;
      pausedUntil = Math.max(pausedUntil, until);
      if (!known) await budget.pause(ms);
    },
  };
}
