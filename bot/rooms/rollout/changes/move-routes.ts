import { Temporal } from 'temporal-polyfill';
import { today } from '../../../base/clock.ts';
import { conflict, forbidden, notFound } from '../../../base/errors.ts';
import {
  getPlanHistory,
  getWave,
  type MoveRefusalView,
  moveWave,
  previewMove as previewMoveEndpoint,
  undoMove,
} from '../../../contract/rollout/moves.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { plannedOn } from '../turns/since-plan.ts';
import { leadsWave } from '../waves/leads-wave.ts';
import { carryOutMove, movesBack, planChanged } from './carry-out-move.ts';
import { holdRoutes } from './hold-routes.ts';
import { withMoves } from './move-wave.ts';
import { sayAboutPeople } from './people-after-move.ts';
import { presentDates, presentEntry, presentMoved } from './present-move.ts';
import { type PreviewedMove, previewMove } from './preview-move.ts';
import { type ShowWaveDeps, showWave } from './show-wave.ts';
import { type WaveInPlan, waveOfLead } from './wave-in-plan.ts';

export function moveRoutes(deps: ShowWaveDeps): Route[] {
  const { people, rollouts, planChanges, clock, timeZone } = deps;
  const now = () => today(clock, timeZone);

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

  return [
    route(getWave, ({ caller, params }) => showWave(deps, caller, params.waveId)),
    route(previewMoveEndpoint, async ({ caller, params, body }) => {
      const found = await waveOfLead(deps, caller, params.waveId);
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
      const found = await waveOfLead(deps, caller, params.waveId);
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
      const found = await waveOfLead(deps, caller, params.waveId);
      const { reason, moves } = await movesBack(deps, found, body.moveId);
      const moved = new Set(moves.map(({ waveId }) => waveId));
      const groups = found.waves.filter(({ id }) => moved.has(id)).map(({ groupId }) => groupId);
      const strange = whyNotTheirs(caller, groups, found);
      if (strange) throw forbidden('not-your-groups', strange);
      return carryOutMove(deps, found, { seen: body.seen, change: 'undone', reason, caller, moves });
    }),
    ...holdRoutes(deps),
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
