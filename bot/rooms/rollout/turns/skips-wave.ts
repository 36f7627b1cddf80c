import { Temporal } from 'temporal-polyfill';
import type { Member } from '../../people/membership.ts';
import type { Rollout, Wave } from '../waves/rollout.ts';
import { rulesOf } from './rules-of.ts';
import { wavesByGroup, wavesThrough } from './wave-for-person.ts';

/** Why somebody who is in a wave's group does not go through that wave. */
export type WhySkipped = 'had-elsewhere' | 'elsewhere-then';

/**
 * Asks of one person after the other whether a wave passes them by, because they changed group; undefined for
 * everybody who goes through it, also who joins late. For people of the wave's own group, or of the pilot set.
 */
export function skipsWave(
  rollout: Pick<Rollout, 'strategy' | 'plannedAt'>,
  waves: readonly Wave[],
  { id, phaseId }: Pick<Wave, 'id' | 'phaseId'>,
): (person: Member) => WhySkipped | undefined {
  const rules = rulesOf(rollout);
  const byGroup = wavesByGroup(waves);
  return (person) => {
    const [first] = person.moves;
    const stayed = person.moves.length < 2 && (!first || isUntil(first.date, rules.planned));
    // Nearly everybody: an audience of 150,000 is asked one by one.
    if (stayed) return undefined;
    const own = wavesThrough(byGroup, person, rules).all.find((wave) => wave.phaseId === phaseId);
    if (own?.id === id) return undefined;
    return own ? 'had-elsewhere' : 'elsewhere-then';
  };
}

function isUntil(date: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(date, day) <= 0;
}
