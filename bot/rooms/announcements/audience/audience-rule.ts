import { type Refusal, refusal, unexpected } from '../../../base/errors.ts';
import { firstNames } from '../../../base/words/first-names.ts';
import { type Message, message, type Param } from '../../../base/words/message.ts';
import type { AudienceRule, Exclusions } from '../../../contract/announcements/announcement.ts';
import { type Lead, leadsEverybody, leadsGroup } from '../../../doors/http/route.ts';
import { LEFT, type Person, PILOT } from '../../people/person.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';

/** Why this lead may not address these people; undefined when they may. `nameOf`: as it stands in a sentence. */
export function whyNotAddress(
  caller: Lead,
  rule: AudienceRule,
  nameOf: (groupId: string) => Param,
): Refusal | undefined {
  if (leadsEverybody(caller)) return undefined;
  const strange = groupsNamed(rule).filter((groupId) =>
    rule.kind === 'wave' ? !leadsWave(caller, { groupId }) : !leadsGroup(caller, groupId),
  );
  if (strange.length > 0) {
    return refusal('not-your-groups', { doing: 'address', groups: firstNames(strange.map(nameOf)) });
  }
  if (groupsNamed(rule).length > 0) return undefined;
  return refusal('not-your-groups', { doing: 'everyone', groups: '' });
}

/** Who it is for, as lists tell it. */
export function describeRule(
  rule: AudienceRule,
  names: { groupOf(groupId: string): string; phaseOf(phaseId: string): string },
): Message {
  switch (rule.kind) {
    case 'wave': {
      const { phaseId, groupId } = partsOfWaveId(rule.waveId);
      const [phase, group] = [names.phaseOf(phaseId), names.groupOf(groupId)];
      return message('announcements.audience.wave', { phase, group });
    }
    case 'groups':
      if (rule.groups.length === 0) return message('announcements.audience.nobody');
      return message('common.one', { value: firstNames(rule.groups.map(names.groupOf)) });
    case 'champions': {
      if (rule.groups.length === 0) return message('announcements.audience.champions');
      const groups = firstNames(rule.groups.map(names.groupOf));
      return message('announcements.audience.champions-of', { groups });
    }
    case 'role':
      return message(`announcements.audience.${rule.role}`);
    case 'pilot':
    case 'everyone':
    case 'list':
      return message(`announcements.audience.${rule.kind}`);
    default:
      return unexpected(rule);
  }
}

/** Whether a person is left out, or has left the organisation; `listed` are the people of the list that is left out. */
export function isExcluded(
  person: Pick<Person, 'id' | 'groupId' | 'pilot' | 'role'>,
  exclude: Exclusions,
  listed: ReadonlySet<string>,
): boolean {
  return (
    person.groupId === LEFT.id ||
    exclude.groups.includes(person.groupId) ||
    (exclude.pilot && person.pilot) ||
    (exclude.champions && person.role === 'champion') ||
    listed.has(person.id)
  );
}

/** The business groups that a rule names; empty where it names none. */
export function groupsNamed(rule: AudienceRule): readonly string[] {
  switch (rule.kind) {
    case 'wave':
      return [partsOfWaveId(rule.waveId).groupId];
    case 'groups':
    case 'champions':
      return rule.groups;
    case 'pilot':
      return [PILOT];
    case 'role':
    case 'everyone':
    case 'list':
      return [];
    default:
      return unexpected(rule);
  }
}
