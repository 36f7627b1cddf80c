import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const GIVE_UP_AFTER_MS = 20_000;

/** Looks again and again until there is something to see. @throws Error that says what did not come. */
export async function waitUntil<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const tooLate = AbortSignal.timeout(GIVE_UP_AFTER_MS);
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (tooLate.aborted) throw new Error(`Waited in vain: ${what}.`);
    await wait(LOOK_EVERY_MS);
  }
}
