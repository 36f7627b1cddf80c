import { collisionsInDays } from '../../rollout/planning/collisions.ts';
import { dateOfDay, dayNumber } from '../../rollout/planning/day-number.ts';
import type { OtherWaves } from '../../rollout/planning/other-waves.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { Colliding } from './gate-facts.ts';

/** The waves of other rollouts that have the same people on a day of this one, by start. */
export function collidingWith({ groupId, start, end }: Wave, others: OtherWaves): Colliding[] {
  const wave = { groupId, start: dayNumber(start), end: dayNumber(end) };
  return collisionsInDays([wave], others).map(({ other }) => ({
    waveId: other.id,
    phase: other.rollout.playbook.phases.find(({ id }) => id === other.phaseId)?.name ?? other.phaseId,
    rollout: other.rollout.name,
    from: dateOfDay(Math.max(wave.start, other.start)).toString(),
    to: dateOfDay(Math.min(wave.end, other.end) - 1).toString(),
  }));
}
