import { timestamp, today } from '../../../base/clock.ts';
import { conflict, invalid, notFound, sentenceOf } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import {
  endSafeguard,
  getSafeguards,
  previewSafeguard,
  type SafeguardView,
  startSafeguard,
} from '../../../contract/gates/safeguards.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import type { People } from '../../people/people.ts';
import { userPhases } from '../../playbooks/playbook.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { peopleInWaves } from '../../rollout/waves/people-in-waves.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { waveNames } from '../wave-names.ts';
import { type ApplyDeps, applySafeguard } from './apply-safeguard.ts';
import { isHeldBy, notTheirGroups, type Safeguard, type SafeguardScope, wavesInScope } from './safeguard.ts';
import type { FoundSafeguard } from './safeguards-table.ts';

interface SafeguardRoutesDeps extends ApplyDeps {
  people: People;
  rollouts: Rollouts;
  /** Whether there is an issue with this number. */
  issueExists(number: number): Promise<boolean>;
}

/** A rollout with what the safeguards of it are shown with. */
interface Scene {
  rollout: Rollout;
  waves: readonly Wave[];
  groups: readonly Group[];
}

export function safeguardRoutes(deps: SafeguardRoutesDeps): Route[] {
  const { rollouts, safeguards, clock, timeZone } = deps;

  async function sceneOf(rolloutId: string): Promise<Scene> {
    const rollout = await rollouts.get(rolloutId);
    if (!rollout) throw notFound('rollout', rolloutId);
    const [waves, groups] = await Promise.all([rollouts.waves(rolloutId), groupsInRollout(deps, rolloutId)]);
    return { rollout, waves, groups };
  }

  /** @throws AnswerError when there is no such safeguard. */
  async function safeguardOf(rolloutId: string, id: string): Promise<FoundSafeguard> {
    const found = await safeguards.get(rolloutId, id);
    if (!found) throw notFound('safeguard', id);
    return found;
  }

  /** As it is once somebody has ended it: whoever was first. A write of its waves in between is no end. */
  async function ended(found: FoundSafeguard, end: NonNullable<Safeguard['ended']>): Promise<FoundSafeguard> {
    for (let now = found; ; now = await safeguardOf(found.rolloutId, found.id)) {
      if (now.ended) return now;
      await safeguards.end(now, end);
    }
  }

  async function shown(rolloutId: string, id: string, caller: Caller): Promise<SafeguardView> {
    const [found, scene] = await Promise.all([safeguardOf(rolloutId, id), sceneOf(rolloutId)]);
    return present(found, scene, caller);
  }

  return [
    route(getSafeguards, async ({ caller, params }) => {
      const [scene, found] = await Promise.all([sceneOf(params.id), safeguards.ofRollout(params.id)]);
      const newestFirst = found.toSorted((a, b) => b.at.localeCompare(a.at));
      return {
        safeguards: [
          ...newestFirst.filter(({ ended }) => !ended),
          ...newestFirst.filter(({ ended }) => ended),
        ].map((one) => present(one, scene, caller)),
        mayStart: caller.role === 'lead',
      };
    }),
    route(previewSafeguard, async ({ caller, params, body, say }) => {
      const scene = await sceneOf(params.id);
      checkScope(scene, body);
      const touched = wavesInScope(scene.waves, body, today(clock, timeZone));
      const nameOf = (groupId: string) => nameOfGroup(scene.groups, groupId);
      const nameOfWave = waveNames(scene.rollout, scene.groups);
      const refusal = notTheirGroups(caller, body.groups, nameOf);
      return {
        waves: touched.map((wave) => ({
          id: wave.id,
          name: say(nameOfWave(wave.id)),
          people: peopleInWaves(scene.groups, wave.groupId),
        })),
        people: peopleOf(touched, scene.groups),
        refusal: refusal ? sentenceOf(refusal, say) : null,
      };
    }),
    route(startSafeguard, async ({ caller, params, body }) => {
      const scene = await sceneOf(params.id);
      checkScope(scene, body);
      refuseStrange(caller, body, scene);
      if (body.issue !== null && !(await deps.issueExists(body.issue))) {
        throw invalid('issue-unknown', { number: String(body.issue) }, [
          { where: 'issue', what: message('gates.no-issue') },
        ]);
      }
      if (wavesInScope(scene.waves, body, today(clock, timeZone)).length === 0)
        throw conflict('nothing-to-hold');
      await safeguards.add({
        ...body,
        rolloutId: params.id,
        by: { id: caller.id, name: caller.name },
        at: timestamp(clock),
        ended: null,
        applied: false,
      });
      // Also when it was there before: the click of the first time may have broken off in the middle.
      const found = await safeguards.get(params.id, body.id);
      if (found && !isSame(found, body)) throw conflict('safeguard-exists', { by: found.by.name });
      if (found) await applySafeguard(deps, found);
      return shown(params.id, body.id, caller);
    }),
    route(endSafeguard, async ({ caller, params, body }) => {
      const found = await safeguardOf(params.id, params.safeguardId);
      refuseStrange(caller, found, await sceneOf(params.id));
      const by = { id: caller.id, name: caller.name };
      const now = await ended(found, { by, at: timestamp(clock), reason: body.reason });
      await applySafeguard(deps, now);
      if (now.ended && now.ended.by.id !== caller.id) {
        throw conflict('safeguard-ended', { by: now.ended.by.name, reason: now.ended.reason });
      }
      return shown(params.id, params.safeguardId, caller);
    }),
  ];
}

/** @throws AnswerError that names the group or phase that the rollout does not have. */
function checkScope({ rollout, waves }: Scene, { groups, phases }: SafeguardScope): void {
  const known = new Set(waves.map(({ groupId }) => groupId));
  const strange = groups.find((groupId) => !known.has(groupId));
  if (strange !== undefined) {
    throw invalid('group-unknown', { id: strange }, [
      { where: 'groups', what: message('gates.not-in-plan', { id: strange }) },
    ]);
  }
  const phase = phases.find((id) => !userPhases(rollout.playbook).some((one) => one.id === id));
  if (phase !== undefined) {
    throw invalid('phase-unknown', { phase, may: 'one' }, [
      { where: 'phases', what: message('gates.not-in-plan', { id: phase }) },
    ]);
  }
}

/** The same click once more, and not another safeguard under its id. */
function isSame(
  found: Safeguard,
  wish: Pick<Safeguard, 'title' | 'why' | 'issue' | 'groups' | 'phases'>,
): boolean {
  const asked = ({ title, why, issue, groups, phases }: typeof wish) =>
    JSON.stringify([title, why, issue, groups, phases]);
  return asked(found) === asked(wish);
}

function refuseStrange(caller: Caller, { groups }: SafeguardScope, scene: Scene): void {
  const refusal = notTheirGroups(caller, groups, (groupId) => nameOfGroup(scene.groups, groupId));
  if (refusal) throw refusal;
}

function present(safeguard: Safeguard, { rollout, waves, groups }: Scene, caller: Caller): SafeguardView {
  const held = waves.filter((wave) => isHeldBy(wave, safeguard));
  const nameOf = (groupId: string) => nameOfGroup(groups, groupId);
  const { id, title, why, issue, by, at, ended } = safeguard;
  return {
    id,
    title,
    why,
    issue,
    groups: safeguard.groups.map((groupId) => ({ id: groupId, name: nameOf(groupId) })),
    phases: safeguard.phases.map((phaseId) => ({ id: phaseId, name: phaseName(rollout, phaseId) })),
    by: by.name,
    at,
    waves: held.length,
    people: peopleOf(held, groups),
    ended: ended && { by: ended.by.name, at: ended.at, reason: ended.reason },
    mayEnd:
      !ended && notTheirGroups(caller, safeguard.groups, nameOf) === undefined && caller.role === 'lead',
  };
}

function phaseName(rollout: Rollout, phaseId: string): string {
  return userPhases(rollout.playbook).find(({ id }) => id === phaseId)?.name ?? phaseId;
}

/** People of several phases are counted once; the pilot set is apart from the groups. */
function peopleOf(waves: readonly Wave[], groups: readonly Group[]): number {
  const audiences = new Set(waves.map(({ groupId }) => groupId));
  return [...audiences].reduce((sum, groupId) => sum + peopleInWaves(groups, groupId), 0);
}
