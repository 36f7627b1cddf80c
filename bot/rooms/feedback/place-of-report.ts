import type { Temporal } from 'temporal-polyfill';
import { userPhases } from '../playbooks/playbook.ts';
import {
  type IndexedPlan,
  nearestTurn,
  type OwnTurn,
  type PersonInRollouts,
  type Timeline,
  throughPlan,
  timelineOf,
} from '../rollout/turns/timeline.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import type { Issue } from './issue.ts';
import type { PhaseKey } from './phase-key.ts';

/** What an issue is about, as it is kept. */
export type PlaceOfReport = Pick<Issue, 'phase' | 'waveId' | 'rolloutId'>;

export const NOWHERE: PlaceOfReport = { phase: null, waveId: null, rolloutId: null };

/**
 * The phase by name, and the wave in which this person goes through it: that of another group if they moved. A form
 * that was opened before its rollout was cancelled, or its group changed, is about what it said; one whose rollout or
 * phase is gone is about nothing in particular. A phase without a rollout is that of their nearest turn; undefined when
 * no rollout has it.
 */
export function placeOfReport(
  plans: readonly IndexedPlan[],
  person: PersonInRollouts,
  today: Temporal.PlainDate,
  key: PhaseKey,
): PlaceOfReport | undefined {
  if (key.rolloutId !== undefined) {
    const plan = plans.find(({ rollout }) => rollout.id === key.rolloutId);
    return (plan && placeIn(plan, person, key.phaseId)) ?? NOWHERE;
  }
  const timeline = timelineOf(person, today, plans);
  const turn = nearestTurn(onlyOf(timeline, key.phaseId));
  const candidates = turn ? plans.filter(({ rollout }) => rollout === turn.rollout) : goingIn(plans);
  for (const plan of candidates) {
    const place = placeIn(plan, person, key.phaseId);
    if (place) return place;
  }
  return undefined;
}

function placeIn(plan: IndexedPlan, person: PersonInRollouts, phaseId: string): PlaceOfReport | undefined {
  const phase = phaseIn(plan.rollout, phaseId);
  if (!phase) return undefined;
  const turn = throughPlan(plan, person).turns.find((one) => one.phaseId === phaseId);
  return { phase, waveId: turn?.id ?? null, rolloutId: plan.rollout.id };
}

function phaseIn({ playbook }: Rollout, phaseId: string): PlaceOfReport['phase'] | undefined {
  const phase = userPhases(playbook).find(({ id }) => id === phaseId);
  return phase && { id: phase.id, name: phase.name };
}

function onlyOf({ now, held, next, later, done }: Timeline, phaseId: string) {
  const of = (turns: readonly OwnTurn[]) => turns.filter((turn) => turn.phaseId === phaseId);
  return { now: of(now), held: of(held), next: of(next), later: of(later), done: of(done) };
}

function goingIn(plans: readonly IndexedPlan[]): IndexedPlan[] {
  return plans.filter(({ rollout }) => rollout.cancelled === null);
}
