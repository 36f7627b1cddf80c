import { type Clock, today } from '../../../base/clock.ts';
import { AnswerError, conflict, notFound, type Refusal } from '../../../base/errors.ts';
import { type Message, message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { RolloutTeam } from '../../crew/rollout-team.ts';
import type { Group } from '../../people/groups-table.ts';
import { groupInSentence, nameOfGroup } from '../../people/name-of-group.ts';
import type { People } from '../../people/people.ts';
import { type UserPhase, userPhases } from '../../playbooks/playbook.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { phaseAsTold, phasesTogether } from '../../rollout/planning/phases-together.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import { describeRule, whyNotAddress } from '../audience/audience-rule.ts';
import type { ListsTable } from '../audience/lists-table.ts';
import { waveOf } from './announcement.ts';

export interface SceneDeps {
  people: People;
  rollouts: Rollouts;
  team: Pick<RolloutTeam, 'wordsFor'>;
  lists: ListsTable;
  clock: Clock;
  timeZone: string;
  /** Where Teams fetches uploaded pictures; null: nowhere. */
  publicUrl: string | null;
}

/** What an announcement is about and where it happens: everything that its text and its card say is from here. */
export interface Scene {
  rollout: Rollout;
  groups: readonly Group[];
  /** The wave that it hangs on, with its phase; null for other audiences, and when the wave is gone. */
  wave: Wave | null;
  phase: UserPhase | null;
  publicUrl: string | null;
}

/**
 * @param rolloutId the rollout that a kept one was written for
 * @throws AnswerError while nothing is planned, and where nobody has said which of several rollouts it is for.
 */
export async function sceneOf(
  deps: SceneDeps,
  announcement: Announcement,
  rolloutId?: string,
): Promise<Scene> {
  const { rollouts, publicUrl } = deps;
  const waveId = waveOf(announcement);
  const named = waveId === null ? announcement.rollout : partsOfWaveId(waveId).rolloutId;
  const rollout = await rolloutFor(deps, named ?? rolloutId);
  const [groups, wave] = await Promise.all([
    groupsInRollout(deps, rollout.id),
    waveId === null ? null : rollouts.wave(waveId),
  ]);
  return { rollout, groups, wave, phase: wave && phaseAsTold(rollout, wave.phaseId), publicUrl };
}

async function rolloutFor(
  { rollouts, clock, timeZone }: SceneDeps,
  wanted: string | undefined,
): Promise<Rollout> {
  if (wanted !== undefined) {
    const found = await rollouts.get(wanted);
    if (!found) throw notFound('rollout', wanted);
    return found;
  }
  const [only, ...others] = rolloutsInSight(await rollouts.going(), today(clock, timeZone));
  if (!only) throw conflict('nothing-planned');
  if (others.length === 0) return only;
  throw new AnswerError('conflict', 'which-rollout', {}, [
    { where: 'rollout', what: message('common.is-empty') },
  ]);
}

/** The training items that an announcement can link to: of its phase, or of all phases where it hangs on no wave. */
export function trainingOf({ rollout, phase }: Scene) {
  return phase ? phase.training : userPhases(rollout.playbook).flatMap(({ training }) => training);
}

/** Why this lead may not address the people of an announcement; undefined when they may. */
export function notTheirs(
  caller: Caller,
  { audience }: Pick<Announcement, 'audience'>,
  { groups }: Pick<Scene, 'groups'>,
): Refusal | undefined {
  return whyNotAddress(caller, audience, (id) => groupInSentence(groups, id));
}

/** Who an announcement is for; a phase or group that is gone goes by its id. */
export function describeAudience(
  { rollout, groups }: Pick<Scene, 'rollout' | 'groups'>,
  { audience }: Pick<Announcement, 'audience'>,
): Message {
  return describeRule(audience, {
    groupOf: (groupId) => nameOfGroup(groups, groupId),
    phaseOf: (phaseId) => phaseName(rollout, phaseId),
  });
}

/** A title as lists show it: with the phase and the group of its wave, if it is for one. */
export function filledTitle(
  { rollout, groups }: Pick<Scene, 'rollout' | 'groups'>,
  title: string,
  waveId: string | null,
): string {
  if (waveId === null) return title;
  const { phaseId, groupId } = partsOfWaveId(waveId);
  return title
    .replaceAll('{phase}', phaseName(rollout, phaseId))
    .replaceAll('{group}', nameOfGroup(groups, groupId));
}

function phaseName(rollout: Scene['rollout'], phaseId: string): string {
  return (
    phasesTogether(rollout, phaseId)
      .map(({ name }) => name)
      .join(', ') || phaseId
  );
}
