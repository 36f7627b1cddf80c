import { Temporal } from 'temporal-polyfill';
import { today } from '../../../base/clock.ts';
import { type AnswerError, conflict, forbidden, notFound, sentenceOf } from '../../../base/errors.ts';
import { firstNames } from '../../../base/words/first-names.ts';
import { message } from '../../../base/words/message.ts';
import {
  getPlanHistory,
  getWave,
  type MoveRefusalView,
  moveWave,
  previewMove as previewMoveEndpoint,
  undoMove,
} from '../../../contract/overview/moves.ts';
import type { Dates } from '../../../contract/rollout/plan-dates.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { carryOutMove, movesBack, planChanged } from '../../rollout/changes/carry-out-move.ts';
import { moveCollisions } from '../../rollout/changes/move-collisions.ts';
import { type MovedWave, withMoves } from '../../rollout/changes/move-wave.ts';
import { notesOnPeople } from '../../rollout/changes/people-after-move.ts';
import { checkCollisions, presentCollisions } from '../../rollout/planning/collision-words.ts';
import { readBeside } from '../../rollout/planning/read-beside.ts';
import { plannedOn } from '../../rollout/turns/since-plan.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import type { LoggedMove } from '../../rollout/waves/plan-log.ts';
import type { Span } from '../../rollout/waves/planned-wave.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { holdRoutes } from './hold-routes.ts';
import { presentDates, presentEntry, presentMoved } from './present-move.ts';
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

  /** Of an undone move: the plan of another rollout may be where these waves were. */
  async function checkMovesBack({ rollout, waves, groups }: WaveInPlan, moves: readonly LoggedMove[]) {
    const beside = await readBeside(deps, groups, rollout.id);
    const collisions = moveCollisions(loggedMoves(waves, moves), rollout.playbook, beside);
    if (collisions?.refusedFor) {
      checkCollisions(collisions, { playbook: rollout.playbook, groups, nextStart: null }, undefined);
    }
  }

  /** What the new dates mean for people who changed group: the cost follows who moved since the plan was made. */
  async function aboutPeople({ rollout, waves }: WaveInPlan, changed: PreviewedMove['changed']) {
    if (changed.length === 0) return [];
    const moved = await people.moved.since(plannedOn(rollout));
    return notesOnPeople(moved, rollout, { before: waves, after: withMoves(waves, changed) }, now());
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
        notes: [...notes, ...(await aboutPeople(found, changed))].map(say),
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
      const moves = changed.map(({ wave, from, to }) => ({
        waveId: wave.id,
        from: presentDates(from),
        to: presentDates(to),
      }));
      return carryOutMove(deps, found, {
        seen: body.seen,
        reason:
          collisions && body.collisionReason !== undefined
            ? message('rollout.moved-despite', { reason: body.reason, why: body.collisionReason })
            : body.reason,
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
      await checkMovesBack(found, moves);
      return carryOutMove(deps, found, { seen: body.seen, change: 'undone', reason, caller, moves });
    }),
    ...holdRoutes(deps),
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

function loggedMoves(waves: readonly Wave[], moves: readonly LoggedMove[]): MovedWave<Wave>[] {
  const byId = new Map(waves.map((wave) => [wave.id, wave]));
  return moves.flatMap(({ waveId, from, to }) => {
    const wave = byId.get(waveId);
    return wave ? [{ wave, from: onCalendar(from), to: onCalendar(to) }] : [];
  });
}

function onCalendar({ start, end }: Dates): Span {
  return { start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) };
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
