import { unexpected } from '../../../base/errors.ts';
import type { AudienceRule, Exclusions } from '../../../contract/announcements/announcement.ts';
import { audienceOf, type Person } from '../../people/person.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import { isExcluded } from './audience-rule.ts';
import type { ListsTable } from './lists-table.ts';

type Member = Pick<Person, 'id' | 'groupId' | 'pilot' | 'role'>;

/** Whether somebody of this place can be in the audience at all, whoever they are. */
export function mayBeIn(
  { groupId, pilot }: Pick<Person, 'groupId' | 'pilot'>,
  rule: AudienceRule,
  exclude: Exclusions,
): boolean {
  if (exclude.groups.includes(groupId) || (exclude.pilot && pilot)) return false;
  switch (rule.kind) {
    case 'wave':
      return audienceOf({ groupId, pilot }) === partsOfWaveId(rule.waveId).groupId;
    case 'pilot':
      return pilot;
    case 'groups':
      return rule.groups.includes(groupId);
    case 'champions':
      return rule.groups.length === 0 || rule.groups.includes(groupId);
    case 'role':
    case 'everyone':
    case 'list':
      return true;
    default:
      return unexpected(rule);
  }
}

/** Whether this one person is in the audience, without reading the others. */
export async function isInAudience(
  lists: Pick<ListsTable, 'has'>,
  person: Member,
  rule: AudienceRule,
  exclude: Exclusions,
): Promise<boolean> {
  if (!mayBeIn(person, rule, exclude)) return false;
  if (rule.kind === 'champions' && person.role !== 'champion') return false;
  if (rule.kind === 'role' && person.role !== rule.role) return false;
  if (rule.kind === 'list' && !(await lists.has(rule.listId, person.id))) return false;
  const left = exclude.listId !== null && (await lists.has(exclude.listId, person.id));
  return !isExcluded(person, exclude, new Set(left ? [person.id] : []));
}
