import { Temporal } from 'temporal-polyfill';
import { today } from '../../../base/clock.ts';
import { type AnswerError, conflict, forbidden, notFound, sentenceOf } from '../../../base/errors.ts';
import { firstNames } from '../../../base/words/first-names.ts';
import {
  getPlanHistory,
  getWave,
  type MoveRefusalView,
  moveWave,
  previewMove as previewMoveEndpoint,
  undoMove,
} from '../../../contract/overview/moves.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { carryOutMove, movesBack, planChanged } from '../../rollout/changes/carry-out-move.ts';
import { checkCollisions, presentCollisions } from '../../rollout/planning/collision-words.ts';
import { readBeside } from '../../rollout/planning/read-beside.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import { aboutPeople } from './about-people.ts';
import { freezeRoutes } from './freeze-routes.ts';
import { holdRoutes } from './hold-routes.ts';
import { presentEntry, presentLogged, presentMoved } from './present-move.ts';
import { type PreviewedMove, previewMove } from './preview-move.ts';
import { type ShowWaveDeps, showWave } from './show-wave.ts';
import { type WaveInPlan, waveOfLead } from './wave-in-plan.ts';

export function moveRoutes(deps: ShowWaveDeps): Route[] {
  const { people, rollouts, planChanges, clock, timeZone } = deps;
  const now = () => today(clock, timeZone);

  async function preview(found: WaveInPlan, start: string): Promise<PreviewedMove> {
    const newStart = Temporal.PlainDate.from(start);
    const beside = await readBeside(deps, found.groups, found.rollout.id);
    return previewMove({ ...found, settings: found.rollout.settings, newStart, today: now(), beside });
  }

  return [
    route(getWave, ({ caller, params, say }) => showWave(deps, caller, params.waveId, say)),
    route(previewMoveEndpoint, async ({ caller, params, body, say }) => {
      const found = await waveOfLead(deps, caller, params.waveId);
      const { changed, conflicts, collisions, endAfter, notes } = await preview(found, body.start);
      const refusals: MoveRefusalView[] = conflicts.map(({ code, params, earliest }) => ({
        code,
        why: say({ id: `error.${code}`, params }),
        earliest: earliest?.toString() ?? null,
      }));
      const shown = collisions && presentCollisions(collisions, aboutCollisions(found, collisions), say);
      if (shown?.refused) {
        refusals.push({ code: 'collision-refused', why: shown.why, earliest: shown.nextStart });
      }
      const strange = notTheirs(caller, changed.map(groupMoved), found);
      if (strange) refusals.push({ code: strange.code, why: sentenceOf(strange, say), earliest: null });
      return {
        seen: found.version,
        changed: changed.map((one) => presentMoved(one, found)),
        rolloutEnd: { before: found.rollout.end.toString(), after: endAfter.toString() },
        notes: [...notes, ...(await aboutPeople(deps, found, changed, now()))].map(say),
        collisions: shown,
        refusals,
      };
    }),
    route(moveWave, async ({ caller, params, body }) => {
      await people.upheaval.refuse();
      const found = await waveOfLead(deps, caller, params.waveId);
      if (found.version !== body.seen) throw await planChanged(planChanges, found.rollout.id);
      const { changed, conflicts, collisions } = await preview(found, body.start);
      const [refusal] = conflicts;
      if (refusal) throw conflict(refusal.code, refusal.params);
      if (changed.length === 0) throw conflict('nothing-to-move');
      const strange = notTheirs(caller, changed.map(groupMoved), found);
      if (strange) throw strange;
      checkCollisions(collisions, aboutCollisions(found, collisions), body.collisionReason);
      const moves = changed.map(presentLogged);
      return carryOutMove(deps, found, {
        seen: body.seen,
        reason: body.reason,
        despite: body.collisionReason,
        change: 'moved',
        caller,
        moves,
      });
    }),
    route(undoMove, async ({ caller, params, body }) => {
      await people.upheaval.refuse();
      const found = await waveOfLead(deps, caller, params.waveId);
      const { reason, moves } = await movesBack(deps, found, body.moveId);
      const moved = new Set(moves.map(({ waveId }) => waveId));
      const groups = found.waves.filter(({ id }) => moved.has(id)).map(({ groupId }) => groupId);
      const strange = notTheirs(caller, groups, found);
      if (strange) throw strange;
      return carryOutMove(deps, found, { seen: body.seen, change: 'undone', reason, caller, moves });
    }),
    ...holdRoutes(deps),
    ...freezeRoutes(deps),
    route(getPlanHistory, async ({ params, say }) => {
      const rollout = await rollouts.get(params.id);
      if (!rollout) throw notFound('rollout', params.id);
      const [{ entries, more }, groups] = await Promise.all([
        planChanges.history(params.id),
        people.groups.all(),
      ]);
      return { entries: entries.map((entry) => presentEntry(entry, rollout, groups, say)), more };
    }),
  ];
}

function aboutCollisions(
  { rollout: { playbook }, groups }: WaveInPlan,
  collisions: PreviewedMove['collisions'],
): Parameters<typeof checkCollisions>[1] {
  return { playbook, groups, nextStart: collisions?.nextStart ?? null };
}

function groupMoved({ wave }: PreviewedMove['changed'][number]): string {
  return wave.groupId;
}

/** The refusal of a move of waves of these groups that is not this lead's to make; undefined when it is. */
function notTheirs(
  caller: Caller,
  groupIds: readonly string[],
  { groups }: WaveInPlan,
): AnswerError | undefined {
  const strange = new Set(groupIds.filter((groupId) => !leadsWave(caller, { groupId })));
  if (strange.size === 0) return undefined;
  const names = [...strange].map((groupId) => nameOfGroup(groups, groupId));
  return forbidden('not-your-groups', { groups: firstNames(names), doing: 'move' });
}
