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

function sharesFrom(
  start: number,
  groups: readonly string[],
  { userSegments, weights }: ShareRules,
): GroupShare[] {
  const weightOf = (groupId: string) => weights.get(groupId) ?? 1;
  const total = groups.reduce((sum, groupId) => sum + weightOf(groupId), 0);
  let reached = 0;
  return groups.map((groupId) => {
    const from = start + (reached * userSegments) / total;
    reached += weightOf(groupId);
    return { groupId, from, to: start + (reached * userSegments) / total };
  });
}
