import type { UsageChoice, UsingView } from '../../contract/directory/directory.ts';
import type { AdoptionApi } from '../adoption/room.ts';
import { PILOT } from '../people/person.ts';

/** How many use what a phase brings, in one wave's group or, without a group, in the organisation. */
export async function usingView(
  adoption: Pick<AdoptionApi, 'usageNow'>,
  usage: UsageChoice,
  groupId: string | undefined,
): Promise<UsingView> {
  if (usage === 'none') return { state: 'unknown', why: 'no-product' };
  if (groupId === PILOT) return { state: 'unknown', why: 'pilot' };
  const now = await adoption.usageNow(usage);
  if (!now) return { state: 'unknown', why: 'no-report' };
  const users = groupId === undefined ? now.total : now.groups.get(groupId);
  if (!users) return { state: 'unknown', why: 'no-numbers' };
  return { state: 'known', product: usage, enabled: users.enabled, active: users.active, asOf: now.asOf };
}
