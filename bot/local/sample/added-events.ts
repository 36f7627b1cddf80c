import { Temporal } from 'temporal-polyfill';
import { PILOT } from '../../rooms/people/person.ts';
import { fractionOf } from './random.ts';
import { morningOf, type SampleEvent } from './timeline.ts';
import type { World } from './world.ts';

/** IT adds the people of a wave that is under way little by little: so many of them are added by now. */
const ADDED_SO_FAR = 0.7;

/** In Apps people save to OneDrive: its report tells who uses them. */
const USAGE = { phaseId: 'apps', usage: 'onedrive' };

/** What IT said about the directory groups: everyone of a wave that is over, and a list of one under way. */
export function addedEvents(world: World, rolloutId: string): SampleEvent[] {
  const { waves, api, now } = world;
  const [first] = waves
    .map(({ start }) => Temporal.PlainDate.from(start))
    .toSorted(Temporal.PlainDate.compare);
  const started = waves.filter(({ start }) => start < now.toString());
  const marks = started.map((wave, index) => {
    const over = wave.end <= now.toString();
    return {
      at: morningOf(Temporal.PlainDate.from(wave.start).add({ days: over ? 0 : 1 }), 60 + index),
      async happen() {
        if (over) await api.post(`/api/waves/${wave.id}/added/whole`, {});
        else await api.postCsv(`/api/waves/${wave.id}/added/list`, listFor(world, wave));
      },
    };
  });
  const { phaseId, usage } = USAGE;
  const choice = { name: null, usage, seen: 0 };
  return first
    ? [
        {
          at: morningOf(first),
          async happen() {
            await api.post(`/api/rollouts/${rolloutId}/phases/${phaseId}/directory-group`, choice);
          },
        },
        ...marks,
      ]
    : [];
}

function listFor({ organisation }: World, wave: { id: string; groupId: string }): string {
  return organisation.people
    .filter((person) => (person.pilot ? PILOT : person.group.id) === wave.groupId)
    .filter((person) => fractionOf(`added ${wave.id} ${person.id}`) < ADDED_SO_FAR)
    .map(({ upn }) => upn)
    .join('\n');
}
