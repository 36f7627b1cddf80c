import { Temporal } from 'temporal-polyfill';
import type { CriteriaView, CriterionTiming, InfrastructureState } from '../../contract/criteria/criteria.ts';
import { PILOT } from '../../rooms/people/person.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

/** IT begins to set a phase up so long before its pilot ... */
const CONFIGURING_DAYS_BEFORE = 12;
/** ... and is done before the lead looks at the gate of the pilot. */
const CONFIGURED_DAYS_BEFORE = 8;

/** What IT did for each phase whose pilot has begun: set it up, and met what is due before each of its waves. */
export function criteriaEvents(world: World, rolloutId: string): SampleEvent[] {
  const pilots = world.waves.filter((wave) => wave.groupId === PILOT && wave.start < world.now.toString());
  const first = pilots.toSorted((a, b) => a.start.localeCompare(b.start))[0];
  return [
    ...(first ? [itOnly(world, rolloutId, Temporal.PlainDate.from(first.start))] : []),
    ...pilots.flatMap(({ phaseId, start, end }) => {
      const begins = Temporal.PlainDate.from(start);
      const last = Temporal.PlainDate.from(end).subtract({ days: 1 });
      return [
        {
          at: morningOf(begins.subtract({ days: CONFIGURING_DAYS_BEFORE }), 30),
          happen: () => setUp(world, rolloutId, phaseId, 'configuring'),
        },
        {
          at: morningOf(begins.subtract({ days: CONFIGURED_DAYS_BEFORE }), 30),
          async happen() {
            await setUp(world, rolloutId, phaseId, 'configured');
            await meet(world, rolloutId, phaseId, 'before-rollout');
          },
        },
        ...(Temporal.PlainDate.compare(last, world.now) < 0
          ? [{ at: morningOf(last, 30), happen: () => meet(world, rolloutId, phaseId, 'before-first-group') }]
          : []),
      ];
    }),
  ];
}

/** Phases that only IT works on are done before anybody gets anything. */
function itOnly(world: World, rolloutId: string, firstDay: Temporal.PlainDate): SampleEvent {
  return {
    at: morningOf(firstDay.subtract({ days: CONFIGURED_DAYS_BEFORE }), 20),
    async happen() {
      const { phases } = await world.api.get<CriteriaView>(`/api/rollouts/${rolloutId}/criteria`);
      for (const { id } of phases.filter(({ audience }) => audience === 'it-only')) {
        await setUp(world, rolloutId, id, 'configured');
        await meet(world, rolloutId, id, 'before-rollout');
      }
    },
  };
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
