import { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../clock.ts';
import {
  getPlanHistory,
  getWave,
  holdWave,
  type MoveRefusalView,
  moveWave,
  previewMove as previewMoveEndpoint,
  releaseWave,
  undoMove,
} from '../../contract/moves.ts';
import { conflict, forbidden, notFound } from '../../errors.ts';
import { type Caller, type Route, route } from '../../http/route.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { leadsWave } from '../leads-wave.ts';
import { plannedOn } from '../planning/since-plan.ts';
import { waveState } from '../wave-state.ts';
import { carryOutMove, entryOf, movesBack, planChanged } from './carry-out-move.ts';
import { withMoves } from './move-wave.ts';
import { sayAboutPeople } from './people-after-move.ts';
import { presentDates, presentEntry, presentMoved, presentWaveDetails } from './present-move.ts';
import { type PreviewedMove, previewMove } from './preview-move.ts';
import { LEAD_HOLD, whyNotRelease } from './wave-hold.ts';
import { type PlanReaders, type WaveInPlan, waveInPlan } from './wave-in-plan.ts';

interface MoveRoutesDeps extends PlanReaders {
  clock: Clock;
  timeZone: string;
}

export function moveRoutes(deps: MoveRoutesDeps): Route[] {
  const { people, rollouts, planChanges, clock, timeZone } = deps;
  const now = () => today(clock, timeZone);

  /** @throws AnswerError when there is no such wave or this lead may not change it. */
  async function waveFor(caller: Caller, waveId: string): Promise<WaveInPlan> {
    const found = await waveInPlan(deps, waveId);
    if (leadsWave(caller, found.wave)) return found;
    throw forbidden(
      'not-your-group',
      `You do not lead ${nameOfGroup(found.groups, found.wave.groupId)}: its waves are changed by those who do.`,
    );
  }

  function preview(found: WaveInPlan, start: string): PreviewedMove {
    const newStart = Temporal.PlainDate.from(start);
    return previewMove({ ...found, settings: found.rollout.settings, newStart, today: now() });
  }

  /** What the new dates mean for people who changed group: the cost follows who moved since the plan was made. */
  async function aboutPeople({ rollout, waves }: WaveInPlan, changed: PreviewedMove['changed']) {
    if (changed.length === 0) return [];
    const moved = await people.moved.since(plannedOn(rollout));
    return sayAboutPeople(moved, rollout, { before: waves, after: withMoves(waves, changed) }, now());
  }

  async function details(caller: Caller, waveId: string) {
    const found = await waveInPlan(deps, waveId);
    return presentWaveDetails(found, now(), leadsWave(caller, found.wave));
  }

  return [
    route(getWave, ({ caller, params }) => details(caller, params.waveId)),
    route(previewMoveEndpoint, async ({ caller, params, body }) => {
      const found = await waveFor(caller, params.waveId);
      const { changed, conflicts, endAfter, notes } = preview(found, body.start);
      const refusals: MoveRefusalView[] = conflicts.map(({ code, why, earliest }) => ({
        code,
        why,
        earliest: earliest?.toString() ?? null,
      }));
      const strange = whyNotTheirs(caller, changed.map(groupMoved), found);
      if (strange) refusals.push({ code: 'not-your-groups', why: strange, earliest: null });
      return {
        seen: found.version,
        changed: changed.map((one) => presentMoved(one, found)),
        rolloutEnd: { before: found.rollout.end.toString(), after: endAfter.toString() },
        notes: [...notes, ...(await aboutPeople(found, changed))],
        refusals,
      };
    }),
    route(moveWave, async ({ caller, params, body }) => {
      const found = await waveFor(caller, params.waveId);
      if (found.version !== body.seen) throw await planChanged(planChanges, found.rollout.id);
      const { changed, conflicts } = preview(found, body.start);
      const [refusal] = conflicts;
      if (refusal) throw conflict(refusal.code, refusal.why);
      if (changed.length === 0) throw conflict('nothing-to-move', 'The wave starts on that day already.');
      const strange = whyNotTheirs(caller, changed.map(groupMoved), found);
      if (strange) throw forbidden('not-your-groups', strange);
      const moves = changed.map(({ wave, from, to }) => ({
        waveId: wave.id,
        from: presentDates(from),
        to: presentDates(to),
      }));
      return carryOutMove(deps, found, {
        seen: body.seen,
        reason: body.reason,
        change: 'moved',
        caller,
        moves,
      });
    }),
    route(undoMove, async ({ caller, params, body }) => {
      const found = await waveFor(caller, params.waveId);
      const { reason, moves } = await movesBack(deps, found, body.moveId);
      const moved = new Set(moves.map(({ waveId }) => waveId));
      const groups = found.waves.filter(({ id }) => moved.has(id)).map(({ groupId }) => groupId);
      const strange = whyNotTheirs(caller, groups, found);
      if (strange) throw forbidden('not-your-groups', strange);
      return carryOutMove(deps, found, { seen: body.seen, change: 'undone', reason, caller, moves });
    }),
    route(holdWave, async ({ caller, params, body }) => {
      const found = await waveFor(caller, params.waveId);
      if (waveState(found.wave, now()) === 'complete') {
        throw conflict('wave-complete', 'This wave is over, so there is nothing left of it to hold.');
      }
      await planChanges.hold(
        found.rollout.id,
        { id: LEAD_HOLD, kind: 'lead', why: body.reason },
        entryOf(clock, 'held', found.wave, body.reason, caller),
      );
      return details(caller, params.waveId);
    }),
    route(releaseWave, async ({ caller, params, body }) => {
      const found = await waveFor(caller, params.waveId);
      const refusal = whyNotRelease(found.wave.holds);
      if (refusal) throw conflict('wave-not-held', refusal);
      await planChanges.release(
        found.rollout.id,
        LEAD_HOLD,
        entryOf(clock, 'released', found.wave, body.reason, caller),
      );
      return details(caller, params.waveId);
    }),
    route(getPlanHistory, async ({ params }) => {
      const rollout = await rollouts.get(params.id);
      if (!rollout) throw notFound('rollout', params.id);
      const [{ entries, more }, groups] = await Promise.all([
        planChanges.history(params.id),
        people.groups.all(),
      ]);
      return { entries: entries.map((entry) => presentEntry(entry, rollout, groups)), more };
    }),
  ];
}

function groupMoved({ wave }: PreviewedMove['changed'][number]): string {
  return wave.groupId;
}

/** Why a move of waves of these groups is not this lead's to make; undefined when it is. */
function whyNotTheirs(
  caller: Caller,
  groupIds: readonly string[],
  { groups }: WaveInPlan,
): string | undefined {
  const strange = new Set(groupIds.filter((groupId) => !leadsWave(caller, { groupId })));
  if (strange.size === 0) return undefined;
  const names = [...strange].slice(0, 3).map((groupId) => nameOfGroup(groups, groupId));
  const more = strange.size > names.length ? ` and ${strange.size - names.length} more` : '';
  return `This would also move waves of ${names.join(', ')}${more}, which you do not lead. A lead of all groups can do it.`;
}
