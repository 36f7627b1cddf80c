import { unexpected } from '../../../base/errors.ts';
import type { AudienceRule, Exclusions } from '../../../contract/announcements/announcement.ts';
import { audienceOf, type Person } from '../../people/person.ts';
import { isPilotIn, ORGANISATIONS_SET, type PilotSet } from '../../rollout/pilots/pilot-set.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import { isExcluded } from './audience-rule.ts';
import type { ListsTable } from './lists-table.ts';

type Member = Pick<Person, 'id' | 'groupId' | 'pilot' | 'role'>;

/** Of the rollout of the wave, for a rule of the kind `wave`; the organisation's for all others. */
export async function pilotsFor(rollouts: Pick<Rollouts, 'pilots'>, rule: AudienceRule): Promise<PilotSet> {
  return rule.kind === 'wave' ? rollouts.pilots(partsOfWaveId(rule.waveId).rolloutId) : ORGANISATIONS_SET;
}

/** Whether somebody of this place can be in the audience at all, whoever they are. */
export function mayBeIn(
  person: Pick<Person, 'id' | 'groupId' | 'pilot'>,
  rule: AudienceRule,
  exclude: Exclusions,
  pilots: PilotSet,
): boolean {
  const { groupId } = person;
  const pilot = isPilotIn(pilots, person);
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
  pilots: PilotSet,
): Promise<boolean> {
  if (!mayBeIn(person, rule, exclude, pilots)) return false;
  if (rule.kind === 'champions' && person.role !== 'champion') return false;
  if (rule.kind === 'role' && person.role !== rule.role) return false;
  if (rule.kind === 'list' && !(await lists.has(rule.listId, person.id))) return false;
  const left = exclude.listId !== null && (await lists.has(exclude.listId, person.id));
  return !isExcluded(
    { ...person, pilot: isPilotIn(pilots, person) },
    exclude,
    new Set(left ? [person.id] : []),
  );
}
