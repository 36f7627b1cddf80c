import { type Clock, timestamp, today } from '../clock.ts';
import type { Group } from '../people/groups-table.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import { standingCriteria } from '../rollout/criteria/criteria.ts';
import { answered, type ExitCriteria } from '../rollout/criteria/exit-criteria.ts';
import { peopleInWaves } from '../rollout/moves/wave-in-plan.ts';
import type { Rollout, Rollouts, Wave } from '../rollout/rollouts.ts';
import type { GateFacts, PreviousFacts } from './gate-facts.ts';
import { type Foundation, neededPhases } from './needed-phases.ts';
import { createPreviousFacts, type PreviousDeps } from './previous-facts.ts';
import { previousWaves } from './previous-waves.ts';

export interface FactsDeps extends PreviousDeps {
  people: People;
  rollouts: Pick<Rollouts, 'current' | 'waves'>;
  exitCriteria: ExitCriteria;
  clock: Clock;
  timeZone: string;
}

export interface FactsCollector {
  /** What is known now about a wave and those before it; `waves` are all of its rollout. */
  of(rollout: Rollout, wave: Wave, waves: readonly Wave[]): Promise<GateFacts>;
  /** What is known now about some waves together; null for none. */
  previousOf(rollout: Rollout, waves: readonly Wave[]): Promise<PreviousFacts | null>;
}

/** Asks the rooms to the left. What it reads follows the groups and issues of a few waves, never all people. */
export function createFactsCollector(deps: FactsDeps): FactsCollector {
  const { people, adoption, clock, timeZone } = deps;
  const previousFacts = createPreviousFacts(deps);

  async function previousOf(rollout: Rollout, waves: readonly Wave[]): Promise<PreviousFacts | null> {
    const [first, ...others] = waves;
    return first ? previousFacts(rollout, [first, ...others], await people.groups.all()) : null;
  }

  return {
    previousOf,
    async of(rollout, wave, waves) {
      const before = previousWaves(waves, wave);
      const [groups, criteria, foundation, previous, newest] = await Promise.all([
        people.groups.all(),
        criteriaFacts(deps, rollout, wave),
        before.length === 0 ? foundationFacts(deps, rollout, wave) : null,
        previousOf(rollout, before),
        adoption.reports.newest(),
      ]);
      return {
        collectedAt: timestamp(clock),
        today: today(clock, timeZone).toString(),
        wave: { id: wave.id, start: wave.start.toString(), people: peopleInWaves(groups, wave.groupId) },
        criteria,
        foundation,
        previous,
        champions: await championFacts(deps, wave, groups),
        usage: newest ? { reportDate: newest.refreshDate.toString() } : null,
      };
    },
  };
}

async function criteriaFacts(
  { exitCriteria }: FactsDeps,
  { id, playbook }: Rollout,
  { phaseId }: Wave,
): Promise<GateFacts['criteria']> {
  const [records, answers] = await Promise.all([
    exitCriteria.criteria.records(id),
    exitCriteria.situations.of(id),
  ]);
  const due = standingCriteria(playbook, phaseId, records, answered(answers)).filter(
    ({ required, criterion }) => required && criterion.timing === 'before-rollout',
  );
  return {
    required: due.length,
    open: due
      .filter(({ state }) => state === 'open')
      .map(({ criterion }) => ({ id: criterion.id, title: criterion.title })),
  };
}

async function foundationFacts(
  { rollouts, exitCriteria }: FactsDeps,
  { playbook }: Rollout,
  wave: Wave,
): Promise<GateFacts['foundation']> {
  if (playbook.kind !== 'workload') return null;
  const rollout = await rollouts.current('foundation');
  let foundation: Foundation | undefined;
  if (rollout) {
    const [waves, standing] = await Promise.all([rollouts.waves(rollout.id), exitCriteria.standing(rollout)]);
    foundation = { playbook: rollout.playbook, waves, standing };
  }
  return neededPhases(playbook.needs, foundation, wave.start);
}

async function championFacts(
  { people }: FactsDeps,
  { groupId }: Wave,
  groups: readonly Group[],
): Promise<GateFacts['champions']> {
  if (groupId === PILOT) return null;
  const champions = await people.championsOf(groupId);
  const group = groups.find(({ id }) => id === groupId);
  // Champions are there for everybody in the group, also for those who had the phase with the pilot set.
  return { count: champions.length, people: (group?.people ?? 0) + (group?.pilots ?? 0) };
}
