import { fractionOf } from './random.ts';

/** Products as the Active users report names them. */
export type SampleProduct = 'Exchange' | 'OneDrive' | 'SharePoint' | 'Yammer' | 'Teams';

/** A wave, from which its people take up Teams and OneDrive. */
export interface SampleWave {
  /** A business group's id, or the pilot set's. */
  audience: string;
  /** Days since 1970. */
  startDay: number;
}

/** Share of people who use a product before any wave, and the share that waves can bring it to. */
const SHARES: Readonly<Record<SampleProduct, { before: number; ceiling: number; perWave: number }>> = {
  Exchange: { before: 0.93, ceiling: 0.93, perWave: 0 },
  Teams: { before: 0.34, ceiling: 0.94, perWave: 0.4 },
  OneDrive: { before: 0.2, ceiling: 0.85, perWave: 0.32 },
  SharePoint: { before: 0.38, ceiling: 0.7, perWave: 0.12 },
  Yammer: { before: 0.09, ceiling: 0.3, perWave: 0.05 },
};

/** It takes a group this long after a wave begins until the wave has done what it will do. */
const RAMP_DAYS = 42;

/**
 * Share of a group's people who use a product on a day, between 0 and 1. Each wave of their audience closes a
 * part of the distance to the ceiling; groups begin at different levels and differ in how much they take up.
 */
export function usageLevel(
  product: SampleProduct,
  groupId: string,
  audience: string,
  day: number,
  waves: readonly SampleWave[],
): number {
  const { before, ceiling, perWave } = SHARES[product];
  const temper = fractionOf(`temper ${groupId}`) - 0.5;
  const keenness = 0.6 + 0.8 * fractionOf(`keenness ${groupId} ${product}`);
  let distance = ceiling - before * (1 + 0.3 * temper);
  for (const wave of waves) {
    if (wave.audience !== audience) continue;
    const done = Math.min(1, Math.max(0, (day - wave.startDay) / RAMP_DAYS));
    distance *= 1 - perWave * keenness * done;
  }
  const week = Math.floor(day / 7);
  const noise = 0.03 * (fractionOf(`noise ${groupId} ${product} ${week}`) - 0.5);
  return Math.min(1, Math.max(0, ceiling - distance + noise));
}
