import { randomUUID } from 'node:crypto';
import type { RolloutLife } from '../../bot/rooms/rollout/waves/rollout-life.ts';

/** Cancels a rollout whose plan nobody changed, as a lead does it. @param at ISO 8601; its day is that of UTC */
export async function cancelARollout(life: RolloutLife, rolloutId: string, at: string): Promise<void> {
  const by = { id: randomUUID(), name: 'Lea Lead' };
  const reason = 'The licences are late.';
  await life.cancel(
    rolloutId,
    0,
    { at, on: at.slice(0, 10), by: by.name, reason },
    {
      id: randomUUID(),
      change: 'cancelled',
      waveId: null,
      by,
      at,
      reason,
      dates: null,
      waves: 0,
      version: 1,
      rolloutEnd: null,
    },
  );
}
