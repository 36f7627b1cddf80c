import type { Temporal } from 'temporal-polyfill';
import { sampleTeam } from './team.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

/** The people who carry the rollout are named on the day it is planned, before anything is announced. */
export function teamEvents(
  { organisation, api }: World,
  rolloutId: string,
  planned: Temporal.PlainDate,
): SampleEvent[] {
  return sampleTeam(organisation).map((member) => ({
    at: morningOf(planned),
    async happen() {
      await api.post(`/api/rollouts/${rolloutId}/team`, member);
    },
  }));
}
