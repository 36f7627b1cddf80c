import type { Clock } from '../base/clock.ts';

/** Prints what is being done and how long it took, a line for each step. */
export function createProgress(clock: Clock, print: (text: string) => void) {
  return async function step<T>(what: string, run: () => Promise<T>): Promise<T> {
    const startedAt = clock.now();
    print(`  ... ${what}\n`);
    const result = await run();
    print(`  ok  ${what} (${((clock.now() - startedAt) / 1000).toFixed(1)} s)\n`);
    return result;
  };
}

export type Step = ReturnType<typeof createProgress>;
