import { Temporal } from 'temporal-polyfill';
import type { Dates } from '../../../contract/rollout/plan-dates.ts';
import type { Group } from '../../people/groups-table.ts';
import { checkCollisions } from '../planning/collision-words.ts';
import type { JudgedCollisions } from '../planning/judge-collisions.ts';
import { type BesideReaders, readBeside } from '../planning/read-beside.ts';
import type { LoggedMove } from '../waves/plan-log.ts';
import type { Span } from '../waves/planned-wave.ts';
import type { Rollout, Wave } from '../waves/rollout.ts';
import { moveCollisions } from './move-collisions.ts';
import type { MovedWave } from './move-wave.ts';

/**
 * What moves run into of the rollouts that go beside; null where that is nothing.
 * @param mayMeet whether somebody said why people may be in two rollouts at once
 * @throws AnswerError where they may not, or may and nobody said why
 */
export async function checkMoves(
  readers: BesideReaders,
  { rollout, waves, groups }: { rollout: Rollout; waves: readonly Wave[]; groups: readonly Group[] },
  moves: readonly LoggedMove[],
  mayMeet: boolean,
): Promise<JudgedCollisions | null> {
  const { playbook } = rollout;
  const beside = await readBeside(readers, groups, rollout.id);
  const collisions = moveCollisions(movedWaves(waves, moves), playbook, beside);
  if (collisions?.refusedFor || !mayMeet) {
    checkCollisions(collisions, { playbook, groups, nextStart: null }, undefined);
  }
  return collisions;
}

function movedWaves(waves: readonly Wave[], moves: readonly LoggedMove[]): MovedWave<Wave>[] {
  const byId = new Map(waves.map((wave) => [wave.id, wave]));
  return moves.flatMap(({ waveId, from, to }) => {
    const wave = byId.get(waveId);
    return wave ? [{ wave, from: onCalendar(from), to: onCalendar(to) }] : [];
  });
}

function onCalendar({ start, end }: Dates): Span {
  return { start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) };
}
