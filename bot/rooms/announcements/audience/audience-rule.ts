import { unexpected } from '../../../base/errors.ts';
import type { AudienceRule, Exclusions } from '../../../contract/announcements/announcement.ts';
import { type Caller, leadsEverybody, leadsGroup } from '../../../doors/http/route.ts';
import { type Person, PILOT } from '../../people/person.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';

/** Why this lead may not address these people, in a sentence; undefined when they may. */
export function whyNotAddress(
  caller: Caller,
  rule: AudienceRule,
  nameOf: (groupId: string) => string,
): string | undefined {
  if (leadsEverybody(caller)) return undefined;
  const strange = groupsNamed(rule).filter((groupId) =>
    rule.kind === 'wave' ? !leadsWave(caller, { groupId }) : !leadsGroup(caller, groupId),
  );
  if (strange.length > 0) {
    const names = strange.slice(0, 3).map(nameOf).join(', ');
    const more = strange.length > 3 ? ` and ${strange.length - 3} more` : '';
    return `You do not lead ${names}${more}. Leave them out, or ask a lead who does.`;
  }
  if (groupsNamed(rule).length > 0) return undefined;
  return 'You lead some business groups: choose these, or ask a lead of all groups to send it.';
}

/** Who it is for, in words. */
export function audienceInWords(
  rule: AudienceRule,
  names: { groupOf(groupId: string): string; phaseOf(phaseId: string): string },
): string {
  switch (rule.kind) {
    case 'wave': {
      const { phaseId, groupId } = partsOfWaveId(rule.waveId);
      return `${names.phaseOf(phaseId)} for ${names.groupOf(groupId)}`;
    }
    case 'groups':
      return rule.groups.length === 0 ? 'Nobody yet' : someOf(rule.groups.map(names.groupOf));
    case 'pilot':
      return 'Pilot set';
    case 'champions':
      return rule.groups.length === 0
        ? 'All champions'
        : `Champions of ${someOf(rule.groups.map(names.groupOf))}`;
    case 'role':
      return { lead: 'All leads', champion: 'All champions', member: 'All members' }[rule.role];
    case 'everyone':
      return 'Everyone';
    case 'list':
      return 'A list of people';
    default:
      return unexpected(rule);
  }
}

/** Whether a person is left out; `listed` are the people of the list that is left out. */
export function isExcluded(
  person: Pick<Person, 'id' | 'groupId' | 'pilot' | 'role'>,
  exclude: Exclusions,
  listed: ReadonlySet<string>,
): boolean {
  return (
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

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
