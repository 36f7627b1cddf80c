import type { Temporal } from 'temporal-polyfill';
import { type AnswerError, forbidden } from '../../../base/errors.ts';
import { firstNames } from '../../../base/words/first-names.ts';
import { type Caller, leadsEverybody } from '../../../doors/http/route.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { WaveHold } from '../../rollout/waves/wave-hold.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';

/** Which waves a known issue touches: those of these groups in these phases. */
export interface SafeguardScope {
  /** Business groups; the pilot set stands among them under its own id. */
  groups: readonly string[];
  phases: readonly string[];
}

/** A known issue that holds only the waves it touches, from its start until somebody ends it. */
export interface Safeguard extends SafeguardScope {
  id: string;
  rolloutId: string;
  title: string;
  /** What people of the held waves are told. */
  why: string;
  issue: number | null;
  by: { id: string; name: string };
  at: string;
  ended: { by: { id: string; name: string }; at: string; reason: string } | null;
  /** The waves are held, or let go again, as far as this row says. */
  applied: boolean;
}

/** The waves of a scope that are not over. */
export function wavesInScope(
  waves: readonly Wave[],
  { groups, phases }: SafeguardScope,
  today: Temporal.PlainDate,
): Wave[] {
  return waves.filter(
    (wave) =>
      groups.includes(wave.groupId) && phases.includes(wave.phaseId) && waveState(wave, today) !== 'complete',
  );
}

/** The hold of a safeguard on one wave. */
export function holdOf({ id, why }: Pick<Safeguard, 'id' | 'why'>): WaveHold {
  return { id: `safeguard:${id}`, kind: 'safeguard', why };
}

export function isHeldBy(wave: Pick<Wave, 'holds'>, { id }: Pick<Safeguard, 'id'>): boolean {
  return wave.holds.some((hold) => hold.id === `safeguard:${id}`);
}

/** The refusal of groups that this lead may not hold or release; undefined when they may. */
export function notTheirGroups(
  caller: Caller,
  groups: readonly string[],
  nameOf: (groupId: string) => string,
): AnswerError | undefined {
  if (leadsEverybody(caller)) return undefined;
  const strange = groups.filter((groupId) => !leadsWave(caller, { groupId }));
  if (strange.length === 0) return undefined;
  return forbidden('not-your-groups', { groups: firstNames(strange.map(nameOf)), doing: 'hold' });
}
