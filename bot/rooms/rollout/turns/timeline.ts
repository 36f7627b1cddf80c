import { Temporal } from 'temporal-polyfill';
import type { Member } from '../../people/membership.ts';
import { type UserPhase, userPhases } from '../../playbooks/playbook.ts';
import { audienceIn, memberIn, type PilotSet } from '../pilots/pilot-set.ts';
import { phaseOf, type Rollout, type Wave } from '../waves/rollout.ts';
import { waveState } from '../waves/wave-state.ts';
import { toldBefore } from './told-before.ts';
import {
  type MissedPhase,
  type OwnWave,
  type RolloutRules,
  type WavesByGroup,
  wavesThrough,
} from './wave-for-person.ts';

/** A person as far as their turns depend on it, each rollout having its own pilot set. */
export type PersonInRollouts = Member & { id: string };

/** A rollout, ready to ask for one person after the other. */
export interface IndexedPlan {
  rollout: Rollout;
  waves: WavesByGroup<Wave>;
  rules: RolloutRules;
  pilots: PilotSet;
}

/** One person's part in a wave: with the dates that are theirs, and the rollout it is of. */
export interface OwnTurn extends OwnWave<Wave> {
  rollout: Rollout;
  phase: UserPhase;
  /** Whose waves are theirs now in this rollout: the business group, or the pilot set. */
  audience: string;
}

/** A phase that no wave of any rollout brings to the person. */
export interface MissedTurn extends MissedPhase {
  rollout: Rollout;
  phase: UserPhase;
  /** As of a turn. */
  audience: string;
}

/** One person's way through everything that is planned, each list by start. No turn is in two of them. */
export interface Timeline {
  /** Those that are not cancelled, whether or not the person has a turn in them. */
  rollouts: Rollout[];
  done: OwnTurn[];
  now: OwnTurn[];
  /** Planned ones that start next, all on the same day; empty when nothing more is to come. */
  next: OwnTurn[];
  /** Stopped by a gate or a lead, so that nobody can say when they go on. By the start they had. */
  held: OwnTurn[];
  /** Planned after the next. */
  later: OwnTurn[];
  /** Not over when their rollout was cancelled, a month ago at most, and people may have heard of them before that. */
  cancelled: OwnTurn[];
  missed: MissedTurn[];
}

/** So long people are told of what has been cancelled, and of what a finished rollout left them without. */
const TOLD_FOR = Temporal.Duration.from({ months: 1 });

/**
 * A person's turns in all rollouts on a day.
 *
 * Of a finished rollout everything counts as done. What it left somebody without is told for a month after its end
 * and then no more, or everybody who came later would hear of it for ever; nor is a phase missed that another
 * rollout of the same playbook brings. Of a cancelled rollout there is what was over by then; the rest is told as
 * cancelled for a month, as far as its first announcement was due, and vanishes otherwise.
 */
export function timelineOf(
  person: PersonInRollouts,
  today: Temporal.PlainDate,
  plans: readonly IndexedPlan[],
): Timeline {
  const going = plans.filter(({ rollout }) => rollout.cancelled === null);
  const own = plans.map((plan) => throughPlan(plan, person));
  const turns = own.flatMap((one) => one.turns).sort(byStart);
  const byState = Map.groupBy(turns, (turn) => waveState(turn, today));
  const planned = byState.get('planned') ?? [];
  const isNext = ({ start }: OwnTurn) => start.equals(planned[0]?.start ?? start);
  const cancelled = byState.get('cancelled') ?? [];
  return {
    rollouts: going.map(({ rollout }) => rollout),
    done: byState.get('complete') ?? [],
    now: byState.get('in-progress') ?? [],
    next: planned.filter(isNext),
    held: byState.get('held') ?? [],
    later: planned.filter((turn) => !isNext(turn)),
    cancelled: cancelled.filter((turn) => isToldCancelled(turn, today)),
    missed: stillMissed(
      own.flatMap((one) => one.missed),
      turns.filter((turn) => turn.cancelled === null),
      today,
    ),
  };
}

/** All of them that are not cancelled, by start. */
export function turnsIn({ done, now, next, held, later }: Timeline): OwnTurn[] {
  return [...done, ...now, ...next, ...held, ...later].sort(byStart);
}

/** The groups, and the pilot set among them, that there is something to say of. */
export function groupsNamedIn(timeline: Timeline): string[] {
  const turns = turnsIn(timeline);
  const audiences = [...turns, ...timeline.missed].map(({ audience }) => audience);
  return [...audiences, ...turns.map(({ groupId }) => groupId)];
}

/** What the person most likely talks about: what began last, or else is to come first, or else was the last. */
export function nearestTurn({
  done,
  now,
  next,
  held,
  later,
}: Pick<Timeline, 'done' | 'now' | 'next' | 'held' | 'later'>): OwnTurn | undefined {
  const begun = now.findLast(({ start }, index) => !now[index - 1]?.start.equals(start));
  return begun ?? [...held, ...next, ...later].sort(byStart)[0] ?? done.at(-1);
}

/** A person's turns in one rollout, whether or not it was cancelled, and the phases that it leaves them without. */
export function throughPlan({ rollout, waves, rules, pilots }: IndexedPlan, person: PersonInRollouts) {
  const own = wavesThrough(waves, memberIn(pilots, person), rules);
  const audience = audienceIn(pilots, person);
  const phases = new Map(userPhases(rollout.playbook).map((phase) => [phase.id, phase]));
  return {
    // The waves are of this person alone already. A phase that the playbook no longer has goes on under its id.
    turns: own.all.map(
      (wave): OwnTurn =>
        Object.assign(wave, {
          rollout,
          phase: phases.get(wave.phaseId) ?? phaseOf(rollout, wave.phaseId),
          audience,
        }),
    ),
    missed: own.missed.flatMap((missed): MissedTurn[] => {
      const phase = phases.get(missed.phaseId);
      return phase ? [{ ...missed, rollout, phase, audience }] : [];
    }),
  };
}

/** Whether people may have heard of it before it was cancelled, and that is not long ago. */
function isToldCancelled(turn: OwnTurn, today: Temporal.PlainDate): boolean {
  if (turn.cancelled === null) return false;
  const on = Temporal.PlainDate.from(turn.cancelled.on);
  const heardFrom = turn.start.subtract({ days: toldBefore(turn).first });
  return !isAfter(heardFrom, on) && !isAfter(today, on.add(TOLD_FOR));
}

function stillMissed(
  missed: readonly MissedTurn[],
  turns: readonly OwnTurn[],
  today: Temporal.PlainDate,
): MissedTurn[] {
  const brought = new Set(turns.map(({ rollout, phaseId }) => `${rollout.playbook.id} ${phaseId}`));
  const open = missed.filter(
    ({ rollout, phaseId }) =>
      rollout.cancelled === null &&
      !brought.has(`${rollout.playbook.id} ${phaseId}`) &&
      !isAfter(today, rollout.end.add(TOLD_FOR)),
  );
  // Two rollouts of one playbook leave somebody without the same phase once.
  const byPhase = new Map(open.map((one) => [`${one.rollout.playbook.id} ${one.phaseId}`, one]));
  return [...byPhase.values()];
}

function byStart(a: OwnTurn, b: OwnTurn): number {
  return Temporal.PlainDate.compare(a.start, b.start);
}

function isAfter(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) > 0;
}
