import { Temporal } from 'temporal-polyfill';
import { type Message, type MessageId, message, type Words } from '../../../base/words/message.ts';
import type { Group } from '../../people/groups-table.ts';
import type { MovedPerson } from '../../people/moved-table.ts';
import { memberIn } from '../../rollout/pilots/pilot-set.ts';
import { type PersonBetween, peopleBetween } from '../../rollout/turns/people-between.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import { phaseOf, type Rollout, type Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';

export interface ImportChanges {
  /** Who is in another group than before, in or out of the pilot set, or came into a group that was there. */
  moved: readonly MovedPerson[];
  /** Groups in which nobody is any more, the pilot set aside. */
  emptied: readonly Group[];
}

/** What an import does to the rollouts that are not over: nobody is in two phases of one at once, but some lose dates. */
export async function notesOnPlan(
  rollouts: Pick<Rollouts, 'going' | 'waves' | 'pilots'>,
  { moved, emptied }: ImportChanges,
  date: Temporal.PlainDate,
): Promise<Message[]> {
  if (moved.length + emptied.length === 0) return [];
  const going = await rollouts.going();
  const names = nameRollouts(going);
  const between: Message[] = [];
  const left = new Map<Group, Message[]>(emptied.map((group) => [group, [sayNobody(group)]]));
  for (const rollout of rolloutsInSight(going, date)) {
    const named = { ...rollout, name: names.get(rollout.id) ?? rollout.title };
    const [waves, pilots] = await Promise.all([rollouts.waves(rollout.id), rollouts.pilots(rollout.id)]);
    const inRollout = moved.map((person) => memberIn(pilots, person));
    const people = peopleBetween(inRollout, rollout, waves, date);
    if (people.length > 0) between.push(sayBetween(people, named));
    for (const [group, said] of left) said.push(...sayOpenWaves(group, named, waves, date));
  }
  const series = (said: Message[]) => message('common.one', { value: { series: said, between: ' ' } });
  return [...between, ...[...left.values()].map(series)];
}

/** A rollout by what it is called among all. */
type Named = Rollout & { name: Words };

function sayBetween(between: readonly PersonBetween[], rollout: Named): Message {
  const part = (id: MessageId, has: (one: PersonBetween) => readonly unknown[]) => {
    const count = between.filter((one) => has(one).length > 0).length;
    return count > 0 ? [message(id, { count })] : [];
  };
  return message('importing.between', {
    people: between.length,
    rollout: rollout.name,
    parts: {
      list: [
        ...part('importing.finish-with-old', ({ finishes }) => finishes),
        ...part('importing.join-late', ({ joinsLate }) => joinsLate),
        ...part('importing.no-date', ({ missed }) => missed),
      ],
    },
  });
}

function sayNobody({ name, pilots }: Group): Message {
  return message(pilots > 0 ? 'importing.group-all-pilots' : 'importing.group-emptied', { group: name });
}

/** What of a rollout is still open in a group that nobody is in. */
function sayOpenWaves(
  group: Group,
  rollout: Named,
  waves: readonly Wave[],
  date: Temporal.PlainDate,
): Message[] {
  const open = waves.filter((wave) => wave.groupId === group.id && waveState(wave, date) !== 'complete');
  const begun = (wave: Wave) => Temporal.PlainDate.compare(wave.start, date) <= 0;
  const phases = (some: readonly Wave[]) => ({
    count: some.length,
    phases: { list: some.map(({ phaseId }) => phaseOf(rollout, phaseId).name) },
  });
  const now = open.filter(begun);
  const next = open.filter((wave) => !begun(wave));
  const end = now.at(-1)?.end.subtract({ days: 1 });
  return [
    ...(end
      ? [message('importing.emptied-under-way', { ...phases(now), end: { day: end.toString() } })]
      : []),
    ...(next.length > 0 ? [message('importing.emptied-planned', phases(next))] : []),
  ];
}
