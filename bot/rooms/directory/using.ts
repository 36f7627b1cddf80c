import type { Product } from '../../contract/adoption/adoption.ts';
import type { UsageChoice, UsingView } from '../../contract/directory/directory.ts';
import { PILOT } from '../people/person.ts';

interface Users {
  enabled: number;
  active: number;
}

/** What the newest usage report says about one product, as far as it may be shown. */
export interface UsageNow {
  asOf: string;
  /** Of the organisation; undefined where it would tell about too few people. */
  total: Users | undefined;
  /** By business group; those with too few people are missing. */
  groups: ReadonlyMap<string, Users>;
}

/** Told by the room that reads usage reports; undefined while none was imported. */
export type UsageReader = (product: Product) => Promise<UsageNow | undefined>;

/** How many use what a phase brings, in one wave's group or, without a group, in the organisation. */
export async function usingView(
  read: UsageReader,
  usage: UsageChoice,
  groupId: string | undefined,
): Promise<UsingView> {
  if (usage === 'none') return { state: 'unknown', why: 'no-product' };
  if (groupId === PILOT) return { state: 'unknown', why: 'pilot' };
  const now = await read(usage);
  if (!now) return { state: 'unknown', why: 'no-report' };
  const users = groupId === undefined ? now.total : now.groups.get(groupId);
  if (!users) return { state: 'unknown', why: 'no-numbers' };
  return { state: 'known', product: usage, enabled: users.enabled, active: users.active, asOf: now.asOf };
}
