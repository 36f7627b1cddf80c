import { type Message, message, type Param } from '../../../base/words/message.ts';
import type { Wave } from '../waves/rollout.ts';
import type { MissedPhase, OwnWave } from './wave-for-person.ts';

/** How a group is called inside a sentence. */
export type NameOf = (groupId: string) => Param;

/** Whose waves are the person's now in the rollout that it is of. */
interface OfAudience {
  audience: string;
}

/** Why the dates of a wave are not those of the person's group; undefined where they are. */
export function whoseWave(
  { audience, ...wave }: OwnWave<Pick<Wave, 'groupId' | 'heldBecause'>> & OfAudience,
  nameOf: NameOf,
): Message | undefined {
  const names = { group: nameOf(wave.groupId), audience: nameOf(audience) };
  if (wave.groupId !== audience && wave.heldBecause !== null) {
    return message('rollout.stays-with', { group: names.group });
  }
  if (wave.groupId !== audience) return message('rollout.finish-with', names);
  return wave.late ? message('rollout.join-late', { audience: names.audience }) : undefined;
}

/** Which phases no date brings to a person and why. Empty when there are none. */
export function whatIsMissed<M extends MissedPhase & OfAudience>(
  missed: readonly M[],
  nameOf: NameOf,
  phaseName: (missed: M) => Param,
): Message[] {
  const said = (why: MissedPhase['why'], id: 'rollout.missed-over' | 'rollout.missed-not-planned') => {
    const byAudience = Map.groupBy(
      missed.filter((phase) => phase.why === why),
      ({ audience }) => audience,
    );
    return [...byAudience].map(([audience, of]) => {
      const phases = { list: of.map(phaseName) };
      return message(id, { phases, count: of.length, audience: nameOf(audience) });
    });
  };
  return [...said('over', 'rollout.missed-over'), ...said('not-planned', 'rollout.missed-not-planned')];
}

/** What a person does about a phase that no date brings them. */
export const ABOUT_MISSED = message('rollout.about-missed');
