import { systemClock } from '../../bot/base/clock.ts';
import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { Playbook } from '../../bot/rooms/playbooks/playbook.ts';
import { openPlaybooks } from '../../bot/rooms/playbooks/playbook-library.ts';
import { openRollouts, type Rollouts } from '../../bot/rooms/rollout/waves/rollouts.ts';

/** Rollouts of a product that comes with these playbooks. */
export async function rolloutsWith(storage: Storage, playbooks: readonly Playbook[]): Promise<Rollouts> {
  return openRollouts(storage, await openPlaybooks(storage, playbooks), systemClock);
}
