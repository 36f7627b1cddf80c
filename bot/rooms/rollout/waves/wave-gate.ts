import { z } from 'zod';

/**
 * What the gate of a wave says: none stands before it so far, it is closed until somebody decides otherwise, or it
 * lets the wave go.
 */
export const WaveGate = z.enum(['none', 'closed', 'go']);
export type WaveGate = z.infer<typeof WaveGate>;

/** As a row of a wave says; one that does not say it, or says it in no way known, does not go until it does. */
export function gateIn(gate: string | undefined): WaveGate {
  return WaveGate.safeParse(gate).data ?? 'closed';
}
