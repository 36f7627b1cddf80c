/** Random-looking numbers that are the same for the same seed on every machine. Nothing here is secret. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  /** @throws Error when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** A GUID of version 4. */
  guid(): string;
}

/** A stream of its own for each topic: what one part of the sample draws does not shift another part. */
export function randomFor(seed: number, topic: string): Random {
  let state = (seed ^ hash(topic)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return fraction(mix(state));
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick<T>(from: readonly T[]): T {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
    shuffled<T>(list: readonly T[]): T[] {
      return list
        .map((item) => ({ item, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item);
    },
    guid() {
      const hex = Array.from({ length: 32 }, () => below(16).toString(16));
      hex[12] = '4';
      hex[16] = (8 + below(4)).toString(16);
      const text = hex.join('');
      return [8, 12, 16, 20, 32].map((end, index) => text.slice([0, 8, 12, 16, 20][index], end)).join('-');
    },
  };
}

/** The number between 0 and 1 that belongs to a text, whenever it is asked. */
export function fractionOf(text: string): number {
  return fraction(mix(hash(text)));
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** The mixing step of mulberry32, a small generator in the public domain (Tommy Ettinger). */
function mix(state: number): number {
  let value = Math.imul(state ^ (state >>> 15), state | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return (value ^ (value >>> 14)) >>> 0;
}

function fraction(value: number): number {
  return value / 2 ** 32;
}
