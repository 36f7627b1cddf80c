import type { FoundSending } from '../delivery/record/sending-row.ts';
import type { InstallWork } from './install-work-table.ts';

/** While people are being sent to, or Teams is about to tell of some ... */
export const SOON_SECONDS = 2;
/** ... and for a large audience less often: whenever people of it are sent to, all of it is counted again. */
const SOON_SECONDS_PER_CHUNK = 0.02;
/** Graph that does not answer is left in peace for this long. */
const SILENT_SECONDS = 45;
/** Passes over a large audience cost reading it, so they follow each other less closely. */
const PASS_SECONDS_PER_CHUNK = 0.1;
const LONGEST_PASS_SECONDS = 900;

/** People who are being sent to are looked after this often, in seconds. */
export function soonFor({ chunks }: Pick<FoundSending, 'chunks'>): number {
  return Math.max(SOON_SECONDS, (chunks ?? 0) * SOON_SECONDS_PER_CHUNK);
}

/** How long there is nothing to do. `lateAt` and `now` in ms since 1970. */
export function secondsUntilNext(
  { allAsked }: Pick<InstallWork, 'allAsked'>,
  { chunks }: Pick<FoundSending, 'chunks'>,
  { open, lateAt, silent, now }: { open: number; lateAt: number | undefined; silent: boolean; now: number },
): number {
  const pass = Math.max(
    silent ? SILENT_SECONDS : SOON_SECONDS,
    Math.min(LONGEST_PASS_SECONDS, (chunks ?? 0) * PASS_SECONDS_PER_CHUNK),
  );
  const soon = soonFor({ chunks });
  const waits = [
    ...(allAsked ? [] : [pass]),
    ...(open > 0 ? [soon] : []),
    // Teams may tell of any of them before: then it is known sooner.
    ...(lateAt === undefined ? [] : [Math.min(pass, Math.max(1, Math.ceil((lateAt - now) / 1000)))]),
  ];
  return Math.min(...waits, LONGEST_PASS_SECONDS);
}
