import { Temporal } from 'temporal-polyfill';
import { type Message, type MessageId, message } from '../../../base/words/message.ts';
import type { Group } from '../../people/groups-table.ts';
import type { MovedPerson } from '../../people/moved-table.ts';
import { type PersonBetween, peopleBetween } from '../../rollout/turns/people-between.ts';
import { phaseOf, type Rollout, type Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';

export interface ImportChanges {
  /** Who is in another group than before, in or out of the pilot set, or came into a group that was there. */
  moved: readonly MovedPerson[];
  /** Groups in which nobody is any more, the pilot set aside. */
  emptied: readonly Group[];
}

/** What an import does to the rollout that is going on: nobody is in two phases at once, but some lose dates. */
export async function notesOnPlan(
  rollouts: Pick<Rollouts, 'current' | 'waves'>,
  { moved, emptied }: ImportChanges,
  date: Temporal.PlainDate,
): Promise<Message[]> {
  const rollout = moved.length + emptied.length > 0 ? await rollouts.current() : undefined;
  if (!rollout) return emptied.map(sayNobody);
  const waves = await rollouts.waves(rollout.id);
  const between = peopleBetween(moved, rollout, waves, date);
  const left = emptied.map((group) => {
    const open = waves.filter((wave) => wave.groupId === group.id && waveState(wave, date) !== 'complete');
    const begun = (wave: Wave) => Temporal.PlainDate.compare(wave.start, date) <= 0;
    return sayEmptied(group, rollout, {
      now: open.filter(begun),
      next: open.filter((wave) => !begun(wave)),
    });
  });
  return [...(between.length > 0 ? [sayBetween(between, rollout)] : []), ...left];
}

function sayBetween(between: readonly PersonBetween[], rollout: Rollout): Message {
  const part = (id: MessageId, has: (one: PersonBetween) => readonly unknown[]) => {
    const count = between.filter((one) => has(one).length > 0).length;
    return count > 0 ? [message(id, { count })] : [];
  };
  return message('importing.between', {
    people: between.length,
    rollout: rollout.title,
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

function sayEmptied(
  group: Group,
  rollout: Rollout,
  { now, next }: { now: readonly Wave[]; next: readonly Wave[] },
): Message {
  const phases = (waves: readonly Wave[]) => ({
    count: waves.length,
    phases: { list: waves.map(({ phaseId }) => phaseOf(rollout, phaseId).name) },
  });
  const said = [sayNobody(group)];
  const end = now.at(-1)?.end.subtract({ days: 1 });
  if (end)
    said.push(message('importing.emptied-under-way', { ...phases(now), end: { day: end.toString() } }));
  if (next.length > 0) said.push(message('importing.emptied-planned', phases(next)));
  return message('common.one', { value: { series: said, between: ' ' } });
}
