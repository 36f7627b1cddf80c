import { today } from '../../../base/clock.ts';
import { conflict, forbidden, invalid, notFound } from '../../../base/errors.ts';
import {
  changeFreezes,
  type FreezesOfPlan,
  getFreezes,
  previewFreezes,
  undoFreezes,
} from '../../../contract/overview/freezes.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { PILOT } from '../../people/person.ts';
import { carryOutMove, endOfMoved, movesBack, planChanged } from '../../rollout/changes/carry-out-move.ts';
import { moveCollisions } from '../../rollout/changes/move-collisions.ts';
import { refreezeWaves } from '../../rollout/changes/refreeze-waves.ts';
import { presentCollisions } from '../../rollout/planning/collision-words.ts';
import { MOST_SETTINGS } from '../../rollout/planning/plan-rollout.ts';
import { readBeside } from '../../rollout/planning/read-beside.ts';
import type { KeptSettings } from '../../rollout/waves/kept-settings.ts';
import { whyCancelled } from '../../rollout/waves/why-cancelled.ts';
import { aboutPeople } from './about-people.ts';
import { presentLogged, presentMoved } from './present-move.ts';
import { aboutCards } from './preview-move.ts';
import type { ShowWaveDeps } from './show-wave.ts';
import { type PlanAsFound, planAsFound } from './wave-in-plan.ts';

/** Freeze windows of a plan that is there already: looked at, previewed, changed and taken back. */
export function freezeRoutes(deps: ShowWaveDeps): Route[] {
  const { people, rollouts, planChanges, clock, timeZone } = deps;
  const now = () => today(clock, timeZone);

  async function planOf(caller: Caller, rolloutId: string): Promise<PlanAsFound> {
    if (!leadsEverybody(caller)) throw forbidden('all-groups-only', { what: 'freezes' });
    const found = await planAsFound(deps, rolloutId);
    const refused = whyCancelled(found.rollout);
    if (refused) throw conflict(refused.code, refused.params);
    return found;
  }

  function refrozen(found: PlanAsFound, asked: FreezesOfPlan) {
    const { rollout, waves } = found;
    const settings = settingsWith(rollout.settings, asked);
    const result = refreezeWaves(waves, {
      strategy: rollout.strategy,
      before: rollout.settings,
      after: settings,
      groups: groupsIn(found),
      today: now(),
    });
    if (!result.ok) throw invalid(result.code, result.params);
    return { settings, changed: result.changed };
  }

  return [
    route(getFreezes, async ({ caller, params }) => {
      const rollout = await rollouts.get(params.id);
      if (!rollout) throw notFound('rollout', params.id);
      const [waves, groups] = await Promise.all([rollouts.waves(params.id), people.groups.all()]);
      return {
        freezes: rollout.settings.freezes ?? [],
        duringFreezes: rollout.settings.duringFreezes ?? 'wait',
        groups: groupsIn({ waves }).map((id) => ({ id, name: nameOfGroup(groups, id) })),
        mayChange: leadsEverybody(caller) && rollout.cancelled === null,
      };
    }),
    route(previewFreezes, async ({ caller, params, body, say }) => {
      const found = await planOf(caller, params.id);
      const { changed } = refrozen(found, body);
      const { rollout, waves, groups, version } = found;
      const beside = await readBeside(deps, groups, rollout.id);
      const collisions = moveCollisions(changed, rollout.playbook, beside);
      const about = { playbook: rollout.playbook, groups, nextStart: null };
      const shown = collisions && presentCollisions(collisions, about, say);
      const notes = [...aboutCards(found, changed), ...(await aboutPeople(deps, found, changed, now()))];
      return {
        seen: version,
        changed: changed.map((one) => presentMoved(one, found)),
        rolloutEnd: {
          before: rollout.end.toString(),
          after: endOfMoved(waves, changed.map(presentLogged)) ?? rollout.end.toString(),
        },
        notes: notes.map(say),
        collisions: shown,
        refusals: shown?.refused ? [{ code: 'collision-refused', why: shown.why, earliest: null }] : [],
      };
    }),
    route(changeFreezes, async ({ caller, params, body }) => {
      await people.upheaval.refuse();
      const { seen, reason, collisionReason, ...asked } = body;
      const found = await planOf(caller, params.id);
      if (found.version !== seen) throw await planChanged(planChanges, params.id);
      const { settings, changed } = refrozen(found, asked);
      return carryOutMove(deps, found, {
        seen,
        change: 'refrozen',
        reason,
        despite: collisionReason,
        caller,
        moves: changed.map(presentLogged),
        settings,
      });
    }),
    route(undoFreezes, async ({ caller, params, body }) => {
      await people.upheaval.refuse();
      const found = await planOf(caller, params.id);
      const { reason, moves, settings } = await movesBack(deps, found, body.moveId);
      return carryOutMove(deps, found, {
        seen: body.seen,
        change: 'undone',
        reason,
        caller,
        moves,
        settings,
      });
    }),
  ];
}

/** @throws AnswerError for windows that one cell of a table cannot hold. */
function settingsWith(settings: KeptSettings, { freezes, duringFreezes }: FreezesOfPlan): KeptSettings {
  const { freezes: _, duringFreezes: __, ...others } = settings;
  const changed = {
    ...others,
    ...(freezes.length > 0 && { freezes }),
    ...(duringFreezes === 'run' && { duringFreezes }),
  };
  if (JSON.stringify(changed).length > MOST_SETTINGS) throw invalid('settings-too-long');
  return changed;
}

function groupsIn({ waves }: Pick<PlanAsFound, 'waves'>): string[] {
  return [...new Set(waves.map(({ groupId }) => groupId))].filter((groupId) => groupId !== PILOT);
}
