import { type Clock, today } from '../../../base/clock.ts';
import { message, type Say } from '../../../base/words/message.ts';
import type { MyRolloutView } from '../../../contract/overview/my-rollout.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { People } from '../../people/people.ts';
import { audienceOf, PILOT } from '../../people/person.ts';
import { presentRollout } from '../../rollout/present-rollout.ts';
import { whatIsMissed, whoseWave } from '../../rollout/turns/membership-words.ts';
import { myTurn } from '../../rollout/turns/my-turn.ts';
import { namesForPerson } from '../../rollout/turns/names-for-person.ts';
import { presentOwnWave } from '../../rollout/turns/present-own-wave.ts';
import { phaseOf } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';

export interface MyRolloutDeps {
  people: People;
  rollouts: Rollouts;
  clock: Clock;
  timeZone: string;
}

/** What a person reads of their own way through the rollout. The cost follows their waves, not the people. */
export async function myRolloutView(
  { people, rollouts, clock, timeZone }: MyRolloutDeps,
  caller: Caller,
  say: Say,
): Promise<MyRolloutView> {
  const kept = await people.table.find(caller.id);
  const date = today(clock, kept?.timeZone ?? timeZone);
  const member = { groupId: caller.group.id, pilot: caller.pilot, moves: kept?.moves ?? [] };
  const audience = audienceOf(member);
  const group = { id: audience, name: audience === PILOT ? 'Pilot set' : caller.group.name };
  const turn = await myTurn(rollouts, member, date);
  if (!turn) return { today: date.toString(), rollout: null, group, waves: [], missed: [] };

  const { rollout } = turn;
  const nameOf = await namesForPerson(people, [audience, ...turn.all.map(({ groupId }) => groupId)]);
  const missed = whatIsMissed(turn.missed, audience, nameOf, (phaseId) => phaseOf(rollout, phaseId).name);
  return {
    today: date.toString(),
    rollout: presentRollout(rollout, say),
    group,
    waves: turn.all.map((wave) => {
      const state = waveState(wave, date);
      const whose = whoseWave(wave, audience, nameOf);
      return {
        ...presentOwnWave(wave, rollout, say(message('common.one', { value: nameOf(wave.groupId) }))),
        state,
        goal: phaseOf(rollout, wave.phaseId).goal,
        note: whose && state !== 'complete' ? say(whose) : null,
      };
    }),
    missed: missed.map(say),
  };
}
