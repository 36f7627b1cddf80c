import { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../../base/say-date.ts';
import type { Group } from '../../people/groups-table.ts';
import type { MovedPerson } from '../../people/moved-table.ts';
import { listWords } from '../../rollout/turns/membership-words.ts';
import { whyNobodyInGroup } from '../../rollout/turns/nobody-left.ts';
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
): Promise<string[]> {
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

function sayBetween(between: readonly PersonBetween[], rollout: Rollout): string {
  const count = (has: (one: PersonBetween) => readonly unknown[]) =>
    between.filter((one) => has(one).length > 0).length;
  const parts = [
    part(
      count(({ finishes }) => finishes),
      'finishes a wave with their old group',
      'finish a wave with their old group',
    ),
    part(
      count(({ joinsLate }) => joinsLate),
      'joins a wave late',
      'join a wave late',
    ),
    part(
      count(({ missed }) => missed),
      'has no date for some phase',
      'have no date for some phase',
    ),
  ].filter((text) => text !== undefined);
  const who = between.length === 1 ? '1 person' : `${between.length} people`;
  return `${who} changed group in the middle of ${rollout.title}: ${listWords(parts)}. The status of the rollout names them.`;
}

function part(people: number, one: string, more: string): string | undefined {
  if (people === 0) return undefined;
  return people === 1 ? `1 ${one}` : `${people} ${more}`;
}

function sayNobody(group: Group): string {
  return whyNobodyInGroup(group, group.id) ?? '';
}

function sayEmptied(
  group: Group,
  rollout: Rollout,
  { now, next }: { now: readonly Wave[]; next: readonly Wave[] },
): string {
  const phases = (waves: readonly Wave[]) =>
    listWords(waves.map(({ phaseId }) => phaseOf(rollout, phaseId).name));
  const sentences = [sayNobody(group)];
  const end = now.at(-1)?.end.subtract({ days: 1 });
  if (end)
    sentences.push(
      `${phases(now)} ${now.length === 1 ? 'is' : 'are'} under way there: whoever has begun finishes, until ${sayDate(end, undefined)}.`,
    );
  if (next.length > 0)
    sentences.push(
      `${phases(next)} ${next.length === 1 ? 'stays' : 'stay'} in the plan for nobody, and cannot be announced.`,
    );
  return sentences.join(' ');
}
