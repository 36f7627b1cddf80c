/** Where a group's wave lies in the user rollout of a phase, in segments from its start; half-open. */
export interface GroupShare {
  groupId: string;
  from: number;
  to: number;
}

export interface ShareRules {
  /** How long all groups together take, or all but the first if that one has a length of its own. */
  userSegments: number;
  /** Length of the first group's wave; undefined: it has a share like all others. */
  firstGroupSegments?: number | undefined;
  /** Relative length by group id; 1 for a group that is left out. */
  weights: ReadonlyMap<string, number>;
  /** No share is smaller while there is room for all: so much of a segment is a day of its own. */
  least?: number;
}

/** The groups one after the other, in the given order, each with its part of the user segments. */
export function groupShares(groups: readonly string[], rules: ShareRules): GroupShare[] {
  const [first, ...others] = groups;
  if (first === undefined || rules.firstGroupSegments === undefined) return sharesFrom(0, groups, rules);
  const end = rules.firstGroupSegments;
  return [{ groupId: first, from: 0, to: end }, ...sharesFrom(end, others, rules)];
}

/** How many segments a phase takes from the first group's start to the last group's end. */
export function usersLength(groups: number, { userSegments, firstGroupSegments }: ShareRules): number {
  if (firstGroupSegments === undefined) return userSegments;
  return firstGroupSegments + (groups > 1 ? userSegments : 0);
}

function sharesFrom(start: number, groups: readonly string[], rules: ShareRules): GroupShare[] {
  const lengths = lengthsOf(groups, rules);
  let reached = 0;
  return groups.map((groupId) => {
    const from = start + reached;
    reached += lengths(groupId);
    return { groupId, from, to: start + reached };
  });
}

/** By weight; what is too small gets the least share, and the others share what is left by weight. */
function lengthsOf(
  groups: readonly string[],
  { userSegments, weights, least = 0 }: ShareRules,
): (groupId: string) => number {
  const weightOf = (groupId: string) => weights.get(groupId) ?? 1;
  const room = least * groups.length <= userSegments ? least : 0;
  let left = userSegments;
  let total = groups.reduce((sum, groupId) => sum + weightOf(groupId), 0);
  const small = new Set<string>();
  for (const groupId of groups.toSorted((a, b) => weightOf(a) - weightOf(b))) {
    if ((weightOf(groupId) * left) / total >= room) break;
    small.add(groupId);
    left -= room;
    total -= weightOf(groupId);
  }
  return (groupId) => (small.has(groupId) ? room : (weightOf(groupId) * left) / total);
}
