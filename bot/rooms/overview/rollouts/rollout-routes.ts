import { today } from '../../../base/clock.ts';
import { notFound, whyOf } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import * as life from '../../../contract/overview/rollout-life.ts';
import { leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import type { People } from '../../people/people.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { presentChoices } from '../../rollout/present-choices.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { copyOf } from './copy-rollout.ts';
import {
  cancelRollout,
  checkMayChange,
  deleteRollout,
  type LifeDeps,
  renameRollout,
  rolloutNamed,
  undoPlan,
  whyNotCancel,
} from './end-rollout.ts';
import { presentLife } from './present-life.ts';
import { announcedIn, stoppedOf, toldOf } from './told-of.ts';

export interface RolloutRoutesDeps extends LifeDeps {
  people: Pick<People, 'groups' | 'table'>;
}

/** All rollouts with how far they are, and what a lead of all groups does to one as a whole. */
export function rolloutRoutes(deps: RolloutRoutesDeps): Route[] {
  const { people, rollouts, planChanges, clock, timeZone } = deps;

  async function lives(say: Say, only?: string): Promise<life.RolloutLifeView[]> {
    const date = today(clock, timeZone);
    const all = await rollouts.all();
    // How one is called depends on all of them.
    const choices = new Map(presentChoices(all, date, say).map((choice) => [choice.id, choice]));
    const wanted = all.filter(({ id }) => only === undefined || id === only);
    const views = await Promise.all(
      wanted.map(async (rollout) => {
        const seen = await planChanges.version(rollout.id);
        const [waves, groups, announced] = await Promise.all([
          rollouts.waves(rollout.id),
          groupsInRollout(deps, rollout.id),
          announcedIn(deps, rollout.id),
        ]);
        const choice = choices.get(rollout.id);
        return choice && presentLife({ rollout, choice, waves, announced, groups, seen }, date, say);
      }),
    );
    return views.filter((view) => view !== undefined);
  }

  async function lifeOf(id: string, say: Say): Promise<life.RolloutLifeView> {
    const [view] = await lives(say, id);
    if (!view) throw notFound('rollout', id);
    return view;
  }

  return [
    route(life.getRolloutLives, async ({ caller, say }) => ({
      today: today(clock, timeZone).toString(),
      mayChange: leadsEverybody(caller),
      rollouts: await lives(say),
    })),
    route(life.previewCancel, async ({ caller, params: { id }, say }) => {
      checkMayChange(caller);
      const date = today(clock, timeZone);
      const rollout = await rolloutNamed(deps, id);
      const seen = await planChanges.version(id);
      const [waves, announced] = await Promise.all([rollouts.waves(id), announcedIn(deps, id)]);
      const stopped = waves.filter((wave) => !['complete', 'cancelled'].includes(waveState(wave, date)));
      const refused = whyNotCancel(rollout, deps);
      return {
        seen,
        waves: stopped.length,
        ...stoppedOf(announced, stopped),
        told: toldOf(announced, stopped),
        refusal: refused ? say(whyOf(refused)) : null,
      };
    }),
    route(life.cancelRollout, async ({ caller, params: { id }, body, say }) => {
      checkMayChange(caller);
      await cancelRollout(deps, caller, id, body);
      return lifeOf(id, say);
    }),
    route(life.renameRollout, async ({ caller, params: { id }, body, say }) => {
      checkMayChange(caller);
      await renameRollout(deps, caller, id, body);
      return lifeOf(id, say);
    }),
    route(life.copyRollout, async ({ caller, params: { id }, say }) => {
      checkMayChange(caller);
      const rollout = await rolloutNamed(deps, id);
      const [waves, groups, all, deleted] = await Promise.all([
        rollouts.waves(id),
        people.groups.all(),
        rollouts.all(),
        rollouts.deleted(),
      ]);
      const taken = {
        titles: all.map(({ title }) => title),
        ids: [...all.map((one) => one.id), ...deleted],
      };
      return copyOf(rollout, waves, groups, taken, say);
    }),
    route(life.deleteRollout, async ({ caller, params: { id }, query: { seen } }) => {
      checkMayChange(caller);
      await deleteRollout(deps, id, seen);
      return { id };
    }),
    route(life.undoPlan, async ({ caller, params: { id } }) => {
      checkMayChange(caller);
      await undoPlan(deps, caller, id);
      return { id };
    }),
  ];
}
