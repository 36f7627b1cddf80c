import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import {
  type CriteriaView,
  getCriteria,
  type RolloutTrack,
  setCriterion,
  setInfrastructure,
  setSituation,
} from '../../../contract/criteria/criteria.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import { answerSituation, changeCriterion, sayInfrastructure } from '../../criteria/change-criteria.ts';
import type { ExitCriteria } from '../../criteria/exit-criteria.ts';
import { presentCriteria } from '../../criteria/present-criteria.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import type { Reached } from '../status/status.ts';
import { rolloutTrack } from './rollout-track.ts';

interface ChecklistDeps {
  rollouts: Pick<Rollouts, 'get' | 'waves'>;
  exitCriteria: ExitCriteria;
  /** How many people each wave's announcement reached; told by the room that announces. */
  reachedIn(rolloutId: string): Promise<Reached>;
  clock: Clock;
  timeZone: string;
}

/** The exit criteria of a rollout as one screen shows them; every change answers with the whole of it. */
export function checklistRoutes(deps: ChecklistDeps): Route[] {
  return [
    route(getCriteria, async ({ caller, params, say }) =>
      view(deps, await rolloutOf(deps, params.id), { caller, say }),
    ),
    route(setCriterion, async ({ caller, params, body, say }) => {
      const rollout = await rolloutOf(deps, params.id);
      await changeCriterion(deps, { rollout, criterionId: params.criterionId, wish: body, caller });
      return view(deps, rollout, { caller, say });
    }),
    route(setSituation, async ({ caller, params, body, say }) => {
      const rollout = await rolloutOf(deps, params.id);
      await answerSituation(deps, rollout, body, caller);
      return view(deps, rollout, { caller, say });
    }),
    route(setInfrastructure, async ({ caller, params, body, say }) => {
      const rollout = await rolloutOf(deps, params.id);
      await sayInfrastructure(deps, rollout, { ...params, ...body }, caller);
      return view(deps, rollout, { caller, say });
    }),
  ];
}

async function view(
  deps: ChecklistDeps,
  rollout: Rollout,
  { caller, say }: { caller: Caller; say: Say },
): Promise<CriteriaView> {
  const { exitCriteria } = deps;
  const [{ records, history }, answers, infrastructure, tracks] = await Promise.all([
    exitCriteria.criteria.withHistory(rollout.id),
    exitCriteria.situations.of(rollout.id),
    exitCriteria.tracks.of(rollout.id),
    rolloutTracks(deps, rollout.id),
  ]);
  const mayChange = leadsEverybody(caller);
  return presentCriteria({
    rollout,
    records,
    history,
    answers,
    infrastructure,
    tracks,
    mayChange,
    mayWaiveRequired: mayChange && caller.approver,
    say,
  });
}

async function rolloutTracks(
  { rollouts, reachedIn, clock, timeZone }: ChecklistDeps,
  rolloutId: string,
): Promise<Map<string, RolloutTrack>> {
  const [waves, reached] = await Promise.all([rollouts.waves(rolloutId), reachedIn(rolloutId)]);
  const date = today(clock, timeZone);
  const tracks = new Map<string, RolloutTrack>();
  for (const [phaseId, own] of Map.groupBy(waves, (wave) => wave.phaseId)) {
    const states = own.map((wave) => ({ state: waveState(wave, date), announced: reached.has(wave.id) }));
    tracks.set(phaseId, rolloutTrack(states));
  }
  return tracks;
}

async function rolloutOf({ rollouts }: ChecklistDeps, id: string): Promise<Rollout> {
  const rollout = await rollouts.get(id);
  if (!rollout) throw notFound('rollout', id);
  return rollout;
}
