import { Temporal } from 'temporal-polyfill';
import { message, type Words } from '../../../base/words/message.ts';
import type { Dates } from '../../../contract/rollout/plan-dates.ts';
import { moveCollisions } from '../../rollout/changes/move-collisions.ts';
import type { MovedWave } from '../../rollout/changes/move-wave.ts';
import { checkCollisions } from '../../rollout/planning/collision-words.ts';
import { type BesideReaders, readBeside } from '../../rollout/planning/read-beside.ts';
import type { LoggedMove } from '../../rollout/waves/plan-log.ts';
import type { Span } from '../../rollout/waves/planned-wave.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { PlanAsFound } from './wave-in-plan.ts';

/**
 * Of a change that is taken back: another rollout may be where these waves were.
 * @throws AnswerError where two must not meet.
 */
export async function checkMovesBack(
  readers: BesideReaders,
  { rollout, waves, groups }: Pick<PlanAsFound, 'rollout' | 'waves' | 'groups'>,
  moves: readonly LoggedMove[],
): Promise<void> {
  const beside = await readBeside(readers, groups, rollout.id);
  const collisions = moveCollisions(loggedMoves(waves, moves), rollout.playbook, beside);
  if (!collisions?.refusedFor) return;
  checkCollisions(collisions, { playbook: rollout.playbook, groups, nextStart: null }, undefined);
}

/** A reason with why people may be in two rollouts at once, as one. */
export function withWhy(reason: string, why: string | undefined): Words {
  return why === undefined ? reason : message('rollout.moved-despite', { reason, why });
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
