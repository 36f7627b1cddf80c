import { type Clock, timestamp, today } from '../../base/clock.ts';
import { forbidden, invalid, notFound } from '../../base/errors.ts';
import { message, type Say } from '../../base/words/message.ts';
import {
  type CriteriaView,
  getCriteria,
  type RolloutTrack,
  type SetCriterion,
  setCriterion,
  setInfrastructure,
  setSituation,
} from '../../contract/criteria/criteria.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import type { Reached } from '../overview/status/status.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { changedMeanwhile, checkMayChange, keyOf, standingCriteria } from './criteria.ts';
import { answered, type ExitCriteria } from './exit-criteria.ts';
import { presentCriteria } from './present-criteria.ts';
import { rolloutTrack } from './rollout-track.ts';
import { situationsOf } from './situations.ts';

interface CriteriaRoutesDeps {
  rollouts: Pick<Rollouts, 'get' | 'waves'>;
  exitCriteria: ExitCriteria;
  /** How many people each wave's announcement reached; told by the room that announces. */
  reachedIn(rolloutId: string): Promise<Reached>;
  clock: Clock;
  timeZone: string;
}

export function criteriaRoutes(deps: CriteriaRoutesDeps): Route[] {
  const { exitCriteria, clock } = deps;
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
      checkLeadsAll(caller, 'situations');
      if (!situationsOf(rollout.playbook).includes(body.situation)) {
        throw invalid('situation-unknown', { situation: body.situation }, [
          { where: 'situation', what: message('criteria.no-situation') },
        ]);
      }
      const answer = { applies: body.applies, by: byline(caller), at: timestamp(clock) };
      await exitCriteria.situations.save(rollout.id, body.situation, answer);
      return view(deps, rollout, { caller, say });
    }),
    route(setInfrastructure, async ({ caller, params, body, say }) => {
      const rollout = await rolloutOf(deps, params.id);
      checkLeadsAll(caller, 'infrastructure');
      if (!rollout.playbook.phases.some(({ id }) => id === params.phaseId)) {
        throw notFound('phase', params.phaseId);
      }
      const infrastructure = { state: body.state, by: byline(caller), at: timestamp(clock) };
      await exitCriteria.tracks.save(rollout.id, params.phaseId, infrastructure);
      return view(deps, rollout, { caller, say });
    }),
  ];
}

interface CriterionChangeWish {
  rollout: Rollout;
  criterionId: string;
  wish: SetCriterion;
  caller: Caller;
}

async function changeCriterion(
  { exitCriteria, clock }: CriteriaRoutesDeps,
  { rollout, criterionId, wish, caller }: CriterionChangeWish,
): Promise<void> {
  const { playbook } = rollout;
  const phase = playbook.phases.find((one) => one.exitCriteria.some(({ id }) => id === criterionId));
  if (!phase) throw notFound('criterion', criterionId);
  const [records, answers] = await Promise.all([
    exitCriteria.criteria.records(rollout.id),
    exitCriteria.situations.of(rollout.id),
  ]);
  const standing = standingCriteria(playbook, phase.id, records, answered(answers)).find(
    ({ criterion }) => criterion.id === criterionId,
  );
  if (!standing) throw notFound('criterion', criterionId);
  checkMayChange({ leadsAll: leadsEverybody(caller), approver: caller.approver }, wish, standing);

  const key = keyOf(playbook, standing.criterion);
  const saved = await exitCriteria.criteria.save(rollout.id, key, {
    state: wish.state,
    evidence: wish.evidence,
    link: wish.link,
    reason: wish.reason,
    by: byline(caller),
    at: timestamp(clock),
    approved: wish.state === 'waived' && caller.approver && wish.reason !== '',
    version: wish.seen + 1,
  });
  if (saved === 'changed') {
    throw changedMeanwhile(standing.criterion.title, await exitCriteria.criteria.get(rollout.id, key));
  }
}

async function view(
  deps: CriteriaRoutesDeps,
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
  { rollouts, reachedIn, clock, timeZone }: CriteriaRoutesDeps,
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

async function rolloutOf({ rollouts }: CriteriaRoutesDeps, id: string): Promise<Rollout> {
  const rollout = await rollouts.get(id);
  if (!rollout) throw notFound('rollout', id);
  return rollout;
}

function checkLeadsAll(caller: Caller, what: 'situations' | 'infrastructure'): void {
  if (leadsEverybody(caller)) return;
  throw forbidden('all-groups-only', { what });
}

function byline({ id, name }: Caller) {
  return { id, name };
}
