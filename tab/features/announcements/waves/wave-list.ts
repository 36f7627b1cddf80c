import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';

export interface WaveSections {
  /** Not announced yet, the earliest first. */
  readonly toAnnounce: readonly WaveToAnnounce[];
  /** Announced, the latest first. */
  readonly announced: readonly WaveToAnnounce[];
}

/** The waves as a lead looks for them. */
export function waveSections(waves: readonly WaveToAnnounce[]): WaveSections {
  const byStart = waves.toSorted((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
  return {
    toAnnounce: byStart.filter((wave) => wave.sending === null),
    announced: byStart.filter((wave) => wave.sending !== null).toReversed(),
  };
}

/** The wave that was asked for, else the next one, else the latest announced, else any. */
export function selectedWave(
  waves: readonly WaveToAnnounce[],
  asked: string | null,
  next: string | null,
): WaveToAnnounce | undefined {
  const byId = (id: string | null): WaveToAnnounce | undefined => waves.find((wave) => wave.id === id);
  return byId(asked) ?? byId(next) ?? waveSections(waves).announced[0] ?? waves[0];
}
