import { message, type Say } from '../../../base/words/message.ts';
import type { RolloutCopy } from '../../../contract/overview/rollout-life.ts';
import { LONGEST_ROLLOUT_TITLE, LONGEST_SLUG } from '../../../contract/rollout/limits.ts';
import type { Group } from '../../people/groups-table.ts';
import { PILOT } from '../../people/person.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';

interface Taken {
  titles: readonly string[];
  /** Also of rollouts that were deleted. */
  ids: readonly string[];
}

/** What to plan a rollout with that is like this one, under an id and a title that nobody has. */
export function copyOf(
  rollout: Rollout,
  waves: readonly Wave[],
  groups: readonly Group[],
  taken: Taken,
  say: Say,
): RolloutCopy {
  const known = new Set(groups.map(({ id }) => id));
  const planned = new Set(waves.map(({ groupId }) => groupId));
  // What a start under way allowed, and why it may run into others, is about the plan that was, not the next one.
  const { allowPastStart: _, collisionReason: __, ...settings } = rollout.settings;
  return {
    id: firstFree(taken.ids, (copy) =>
      shortened(rollout.id, copy === 1 ? '-copy' : `-copy-${copy}`, LONGEST_SLUG),
    ),
    title: firstFree(taken.titles, (copy) =>
      shortened(rollout.title, ` ${say(message('rollout.copy', { copy }))}`, LONGEST_ROLLOUT_TITLE),
    ),
    playbookId: rollout.playbook.id,
    strategy: rollout.strategy,
    groups: [...planned].filter((id) => id !== PILOT && known.has(id)),
    settings: { ...settings, ...weightsOf(settings, known), ...freezesOf(settings, known) },
  };
}

/** Relative lengths of groups that are gone would be refused. */
function weightsOf({ groupWeights }: Rollout['settings'], known: ReadonlySet<string>) {
  if (!groupWeights) return {};
  return { groupWeights: Object.fromEntries(Object.entries(groupWeights).filter(([id]) => known.has(id))) };
}

/** So would freezes of groups that are gone; one that is for none of those left is no freeze. */
function freezesOf({ freezes }: Rollout['settings'], known: ReadonlySet<string>) {
  if (!freezes) return {};
  const left = freezes.map(({ groups, ...window }) => {
    if (!groups) return window;
    return { ...window, groups: groups.filter((id) => id === PILOT || known.has(id)) };
  });
  return { freezes: left.filter((window) => !('groups' in window) || window.groups.length > 0) };
}

function firstFree(taken: readonly string[], nameOf: (copy: number) => string): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  for (let copy = 1; ; copy += 1) {
    const name = nameOf(copy);
    if (!lower.has(name.toLowerCase())) return name;
  }
}

function shortened(name: string, end: string, longest: number): string {
  return `${name.slice(0, longest - end.length).replace(/[-\s]+$/, '')}${end}`;
}
