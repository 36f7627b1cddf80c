import { z } from 'zod';
import { PlanSettings } from '../../../contract/rollout/rollout.ts';

/** What was set for a plan, as it is kept with its rollout. */
export const KeptSettings = PlanSettings.extend({
  /** Why its people may be in another rollout on the same days; missing where nobody was to be. */
  collisionReason: z.string().optional(),
});
export type KeptSettings = z.infer<typeof KeptSettings>;
