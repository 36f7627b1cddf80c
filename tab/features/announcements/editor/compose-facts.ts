import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { PILOT } from '../../../../bot/contract/people/pilot.ts';
import type { PhaseInFile } from '../../../../bot/contract/playbooks/playbooks.ts';
import type { RolloutChoice } from '../../../../bot/contract/rollout/rollouts.ts';
import type { Format } from '../../../ui/format/format.ts';
import type { AudienceDraft, AudienceKind, ComposeDraft } from './compose-draft.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What an author chooses from, besides what is written. */
export interface ComposeFacts {
  readonly today: string;
  /** Rollouts that one may write for: those in sight. */
  readonly rollouts: readonly RolloutChoice[];
  /** The one that a new announcement is for, until its author says otherwise; empty where there are several. */
  readonly rollout: string;
  /** Business groups that this lead may address. */
  readonly groups: readonly Choice[];
  /** Every business group, for leaving out. */
  readonly allGroups: readonly Choice[];
  /** A lead of some groups may not address audiences that reach beyond them. */
  readonly ofSomeGroups: boolean;
  /** Whom an announcement is kept for while its audience is not chosen: it is theirs to see, and goes to nobody. */
  readonly nobody: readonly string[];
}

/** `leads` are the groups that a lead is limited to, null for no limit. */
export function groupChoices(
  allGroups: readonly Choice[],
  leads: readonly Choice[] | null,
): Pick<ComposeFacts, 'groups' | 'allGroups' | 'ofSomeGroups' | 'nobody'> {
  const groups =
    leads === null ? allGroups : allGroups.filter(({ id }) => leads.some((one) => one.id === id));
  return {
    groups,
    allGroups,
    ofSomeGroups: leads !== null,
    nobody: leads === null ? [] : groups.map(({ id }) => id),
  };
}

export const AUDIENCE_WORDS: Readonly<Record<AudienceKind, string>> = {
  wave: 'A wave',
  groups: 'Business groups',
  pilot: 'The pilot set',
  champions: 'Champions',
  role: 'People of a role',
  everyone: 'Everyone',
  list: 'A list of people',
};

const FOR_ALL: readonly AudienceKind[] = ['wave', 'groups', 'champions', 'pilot', 'role', 'list', 'everyone'];
const FOR_SOME: readonly AudienceKind[] = ['wave', 'groups', 'champions'];

/** Kinds of audiences that this lead may address, and the one that is chosen already. */
export function audienceKinds(ofSomeGroups: boolean, chosen: AudienceKind): readonly AudienceKind[] {
  const kinds = ofSomeGroups ? FOR_SOME : FOR_ALL;
  return kinds.includes(chosen) ? kinds : [...kinds, chosen];
}

/**
 * Groups that somebody of the audience can be in, as leaving out any other one would change nothing. One that is left
 * out already stays among them, so that it can be let in again.
 */
export function groupsToLeaveOut(
  { kind, waveId, groups, championGroups }: AudienceDraft,
  allGroups: readonly Choice[],
  leftOut: readonly string[],
): readonly Choice[] {
  const ofWave = waveId.split('.')[2] ?? '';
  const named: readonly string[] = {
    wave: ofWave === PILOT ? [] : [ofWave],
    groups,
    champions: championGroups,
    pilot: [],
    role: [],
    everyone: [],
    list: [],
  }[kind];
  // Nobody is left of an audience whose only group is left out.
  if (named.length === 1) return allGroups.filter(({ id }) => leftOut.includes(id));
  return allGroups.filter(({ id }) => named.length === 0 || named.includes(id) || leftOut.includes(id));
}

/** Training items that fit: of the phase of the wave, or of every phase. */
export function trainingChoices(
  phases: readonly Pick<PhaseInFile, 'id' | 'name' | 'training'>[],
  audience: AudienceDraft,
): readonly Choice[] {
  const phaseId = audience.kind === 'wave' ? audience.waveId.split('.')[1] : undefined;
  const items = phases
    .filter(({ id }) => phaseId === undefined || id === phaseId)
    .flatMap(({ training }) => training);
  return [...new Map(items.map((item) => [item.id, { id: item.id, name: item.title }])).values()];
}

/** The rollout that a draft is for: that of its wave, or the one that its author chose. */
export function rolloutIdOf({ audience, rollout }: Pick<ComposeDraft, 'audience' | 'rollout'>): string {
  return (audience.kind === 'wave' && audience.waveId.split('.')[0]) || rollout;
}

/** Waves by date, with their rollout where they are of several; the chosen one is always among them. */
export function waveChoices(
  waves: readonly WaveToAnnounce[],
  chosen: WaveToAnnounce | undefined,
  format: Format,
): readonly Choice[] {
  const all = [...new Map([...waves, ...(chosen ? [chosen] : [])].map((wave) => [wave.id, wave])).values()];
  const several = new Set(all.map(({ rollout }) => rollout.id)).size > 1;
  return all
    .toSorted((a, b) => a.start.localeCompare(b.start) || a.group.name.localeCompare(b.group.name))
    .map(({ id, phase, group, start, rollout }) => ({
      id,
      name: `${phase.name}, ${group.name} (from ${format.day(start)})${several ? `, ${rollout.name}` : ''}`,
    }));
}
