const SECOND_MS = 1_000;

/** What happened within the last second, by the times it is told. */
export interface LastSecond {
  add(now: number): void;
  count(now: number): number;
}

/** @returns a window over the last 1,000 ms; times are milliseconds and normally do not go back. */
export function lastSecond(): LastSecond {
  let times: number[] = [];
  let first = 0;

  function forget(now: number): void {
    for (let time = times[first]; time !== undefined; time = times[first]) {
      // A time in the future means the clock was set back: that second is over as well.
      if (time > now - SECOND_MS && time <= now) break;
      first += 1;
    }
    if (first > 1_024 && first * 2 > times.length) {
      times = times.slice(first);
      first = 0;
    }
  }

  return {
    add(now) {
      forget(now);
      times.push(now);
    },
    count(now) {
      forget(now);
      return times.length - first;
    },
  };
}

/** Teams' limit per app and tenant: so many calls in any second, whatever they do. */
export interface RateLimit {
  /** True when the call may pass. A refused call does not use up the limit. */
  take(now: number): boolean;
  /** @param perSecond calls per second; 0 lifts the limit */
  set(perSecond: number): void;
}

export function createRateLimit(perSecond: number): RateLimit {
  const passed = lastSecond();
  let limit = perSecond;
  return {
    take(now) {
      if (limit > 0 && passed.count(now) >= limit) return false;
      passed.add(now);
      return true;
    },
    set(next) {
      limit = next;
    },
  };
}
