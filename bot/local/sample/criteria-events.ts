import { Temporal } from 'temporal-polyfill';
import type { CriteriaView, CriterionTiming, InfrastructureState } from '../../contract/criteria/criteria.ts';
import { PILOT } from '../../rooms/people/person.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

/** The first days of a pilot are spent on setting the phase up. */
const CONFIGURING_DAYS = 3;

/** What IT did for each phase whose pilot has begun: set it up, and met what is due before the rollout. */
export function criteriaEvents(world: World, rolloutId: string): SampleEvent[] {
  const pilots = world.waves.filter((wave) => wave.groupId === PILOT && wave.start < world.now.toString());
  return pilots.flatMap(({ phaseId, start, end }) => {
    const first = Temporal.PlainDate.from(start);
    const last = Temporal.PlainDate.from(end).subtract({ days: 1 });
    return [
      {
        at: morningOf(last, 30),
        happen: () => meet(world, rolloutId, phaseId, 'before-first-group'),
      },
      { at: morningOf(first, 30), happen: () => setUp(world, rolloutId, phaseId, 'configuring') },
      {
        at: morningOf(first.add({ days: CONFIGURING_DAYS }), 30),
        async happen() {
          await setUp(world, rolloutId, phaseId, 'configured');
          await meet(world, rolloutId, phaseId, 'before-rollout');
        },
      },
    ];
  });
}

async function setUp(
  { api }: World,
  rolloutId: string,
  phaseId: string,
  state: InfrastructureState,
): Promise<void> {
  await api.post(`/api/rollouts/${rolloutId}/phases/${phaseId}/infrastructure`, { state });
}

async function meet(
  { api }: World,
  rolloutId: string,
  phaseId: string,
  timing: CriterionTiming,
): Promise<void> {
  const { phases } = await api.get<CriteriaView>(`/api/rollouts/${rolloutId}/criteria`);
  const phase = phases.find((one) => one.id === phaseId);
  const due =
    phase?.criteria.filter((one) => one.required && one.timing === timing && one.state === 'open') ?? [];
  for (const { id, checkWhere, version } of due) {
    const body = { state: 'met', evidence: `Checked: ${checkWhere}`, seen: version };
    await api.post(`/api/rollouts/${rolloutId}/criteria/${id}`, body);
  }
}
