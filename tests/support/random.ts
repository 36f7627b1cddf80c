import { randomInt } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { onTestFailed } from 'vitest';

/** Draws from 0 up to 1, other ones each time. A test that fails says with which SEED it can be run again. */
export function randomDraws(): () => number {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  onTestFailed(() => console.error(`Run it again with SEED=${seed}.`));
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}
