import type { AudienceKind } from '../compose-draft.ts';

export interface Placeholder {
  readonly name: string;
  /** What stands in its place, for whoever chooses from the menu. */
  readonly words: string;
}

const OF_PERSON: readonly Placeholder[] = [
  { name: 'firstName', words: 'First name of each person' },
  { name: 'group', words: 'Their business group' },
  { name: 'champions', words: 'Champions of their group' },
  { name: 'lead', words: 'Who answers for the rollout in their group' },
];

const OF_WAVE: readonly Placeholder[] = [
  { name: 'phase', words: 'Phase of the wave' },
  { name: 'start', words: 'First day of the wave, as each person writes dates' },
  { name: 'end', words: 'Last day of the wave' },
];

const OF_TEAM: readonly Placeholder[] = [
  { name: 'sponsor', words: 'Executive sponsor' },
  { name: 'successOwner', words: 'Success owner' },
  { name: 'programManager', words: 'Program manager' },
  { name: 'departmentLead', words: 'Department lead of their group' },
];

/** What can be left open for this audience: only a wave has a phase and dates. */
export function placeholdersFor(kind: AudienceKind): readonly Placeholder[] {
  return kind === 'wave' ? [...OF_PERSON, ...OF_WAVE, ...OF_TEAM] : [...OF_PERSON, ...OF_TEAM];
}
