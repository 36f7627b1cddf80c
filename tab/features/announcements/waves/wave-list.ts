import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';

export interface WaveSections {
  /** Not announced yet, the earliest first. */
  readonly toAnnounce: readonly WaveToAnnounce[];
  /** Announced, the latest first. */
  readonly announced: readonly WaveToAnnounce[];
}

/** The wave that was asked for, or the next one, as the server found it; else the latest announced, else any. */
export function selectedWave(
  { toAnnounce, announced }: WaveSections,
  asked: WaveToAnnounce | null,
): WaveToAnnounce | undefined {
  const known = [...toAnnounce, ...announced].find(({ id }) => id === asked?.id);
  return known ?? asked ?? announced[0] ?? toAnnounce[0];
}
