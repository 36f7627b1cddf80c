import type { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../../base/clock.ts';
import { message, type Say } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type { MyRolloutView, MyTurnView } from '../../../contract/overview/my-rollout.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { People } from '../../people/people.ts';
import { audienceOf, PILOT } from '../../people/person.ts';
import { hearsAgain, whyCancelled } from '../../rollout/turns/held-words.ts';
import { type NameOf, whatIsMissed, whoseWave } from '../../rollout/turns/membership-words.ts';
import { nameTurns } from '../../rollout/turns/name-turns.ts';
import { namesForPerson } from '../../rollout/turns/names-for-person.ts';
import { presentOwnWave } from '../../rollout/turns/present-own-wave.ts';
import { readTimeline } from '../../rollout/turns/read-timeline.ts';
import { groupsNamedIn, nearestTurn, type OwnTurn, turnsIn } from '../../rollout/turns/timeline.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';

export interface MyRolloutDeps {
  people: People;
  rollouts: Rollouts;
  clock: Clock;
  timeZone: string;
}

/** What a person reads of their own way through all rollouts. The cost follows their turns, not the people. */
export async function myRolloutView(
  { people, rollouts, clock, timeZone }: MyRolloutDeps,
  caller: Caller,
  say: Say,
): Promise<MyRolloutView> {
  const kept = await people.table.known(caller.id);
  const date = today(clock, kept?.timeZone ?? timeZone);
  const member = { id: caller.id, groupId: caller.group.id, pilot: caller.pilot, moves: kept?.moves ?? [] };
  const timeline = await readTimeline(rollouts, member, date);
  const { cancelled, missed } = timeline;
  const turns = turnsIn(timeline);
  const nameOf = await namesForPerson(people, groupsNamedIn(timeline));
  const nearest = nearestTurn(timeline);
  // Of their nearest turn: each rollout has its own pilot set.
  const audience = nearest?.audience ?? audienceOf(member);
  const all = [nearest, ...turns.toReversed(), ...cancelled].filter((one) => one !== undefined);
  const name = nameTurns([...all, ...missed]);
  const inRollout = rolloutNames(
    all.map(({ rollout }) => rollout),
    say,
  );
  return {
    today: date.toString(),
    rollouts: [...new Set(all.map(({ rollout }) => rollout.id))].map(inRollout),
    group: { id: audience, name: audience === PILOT ? 'Pilot set' : caller.group.name },
    turns: turns.map((turn) => ({
      ...presentTurn(turn, { nameOf, date, say }),
      rollout: inRollout(turn.rollout.id),
      name: sayWords(name(turn), say),
    })),
    cancelled: cancelled.map((turn) => ({
      rollout: inRollout(turn.rollout.id),
      words: say(whyCancelled(turn, name(turn))),
    })),
    missed: whatIsMissed(missed, nameOf, name).map(say),
  };
}

interface Reader {
  nameOf: NameOf;
  date: Temporal.PlainDate;
  say: Say;
}

function presentTurn(turn: OwnTurn, { nameOf, date, say }: Reader): Omit<MyTurnView, 'rollout' | 'name'> {
  const state = waveState(turn, date);
  const whose = whoseWave(turn, nameOf);
  const isOver = state === 'complete';
  return {
    ...presentOwnWave(turn, turn.rollout, say(message('common.one', { value: nameOf(turn.groupId) }))),
    state,
    goal: turn.phase.goal,
    note: whose && !isOver ? say(whose) : null,
    toDo: isOver ? [] : turn.phase.prework,
    held:
      state === 'held' && turn.heldBecause !== null
        ? { why: sayWords(turn.heldBecause, say), hears: say(hearsAgain(turn, date)) }
        : null,
  };
}

function rolloutNames(rollouts: readonly Rollout[], say: Say) {
  const byId = new Map(rollouts.map((rollout) => [rollout.id, rollout]));
  const names = nameRollouts([...byId.values()]);
  return (id: string) => ({ id, name: sayWords(names.get(id) ?? id, say) });
}
