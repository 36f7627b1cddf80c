import { z } from 'zod';
import { SendingState } from './sending.ts';

/** The announcements of a wave as far as a plan depends on them. */
export const WaveAnnouncement = z.object({
  state: SendingState.nullable().describe('Of the newest one that was sent; null while none was'),
  told: z.number().int().describe('People who have its card'),
  scheduled: z.number().int().describe('Announcements that wait for their hour, and move with the wave'),
});
export type WaveAnnouncement = z.infer<typeof WaveAnnouncement>;
