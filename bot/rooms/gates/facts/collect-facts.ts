import { type Clock, timestamp, today } from '../../../base/clock.ts';
import { isDueBefore, standingCriteria } from '../../criteria/criteria.ts';
import { answered, type ExitCriteria } from '../../criteria/exit-criteria.ts';
import type { Group } from '../../people/groups-table.ts';
import type { People } from '../../people/people.ts';
import { PILOT } from '../../people/person.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { bundlesOf } from '../../rollout/planning/bundles.ts';
import { type OtherWaves, otherWaves } from '../../rollout/planning/other-waves.ts';
import { peopleInWaves } from '../../rollout/waves/people-in-waves.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { collidingWith } from './colliding-with.ts';
import type { GateFacts, PreviousFacts } from './gate-facts.ts';
import { groundworkOf, groundworkOfAll, type SetUp } from './groundwork.ts';
import { type Foundation, neededPhases } from './needed-phases.ts';
import { createPreviousFacts, type PreviousDeps } from './previous-facts.ts';
import { previousIn, previousOfBundle } from './previous-waves.ts';
import { readOnce } from './read-once.ts';

export interface FactsDeps extends PreviousDeps {
  people: People;
  rollouts: Pick<Rollouts, 'going' | 'waves' | 'pilots' | 'playbooks'>;
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

export interface FactsCollectors extends FactsCollector {
  /** For one look over many waves: what they have in common is read once, and stays so for this collector. */
  atOnce(): FactsCollector;
}

/** What waves can have in common. */
interface Sources {
  /** As one rollout has people in them. */
  groups(rolloutId: string): Promise<readonly Group[]>;
  foundations(): Promise<readonly Foundation[]>;
  newestReport(): ReturnType<FactsDeps['adoption']['reports']['newest']>;
  setUp(rollout: Rollout): Promise<SetUp>;
  /** Waves of all rollouts but this one. */
  beside(rolloutId: string): Promise<OtherWaves>;
  previous(rollout: Rollout, waves: readonly [Wave, ...Wave[]]): Promise<PreviousFacts>;
}

/** Asks the rooms to the left. What it reads follows the groups and issues of a few waves, never all people. */
export function createFactsCollector(deps: FactsDeps): FactsCollectors {
  const previousFacts = createPreviousFacts(deps);
  const sources: Sources = {
    groups: (rolloutId) => groupsInRollout(deps, rolloutId),
    foundations: () => readFoundations(deps),
    newestReport: () => deps.adoption.reports.newest(),
    setUp: (rollout) => setUpOf(deps, rollout),
    beside: (rolloutId) => otherWaves(deps.rollouts, rolloutId),
    previous: async (rollout, waves) =>
      previousFacts(rollout, waves, await groupsInRollout(deps, rollout.id)),
  };
  return {
    ...collectorOver(deps, sources),
    atOnce: () =>
      collectorOver(deps, {
        groups: readOnce(sources.groups, (rolloutId) => rolloutId),
        foundations: readOnce(sources.foundations, () => ''),
        newestReport: readOnce(sources.newestReport, () => ''),
        setUp: readOnce(sources.setUp, ({ id }) => id),
        beside: readOnce(sources.beside, (rolloutId) => rolloutId),
        previous: readOnce(sources.previous, (_, waves) => waves.map(({ id }) => id).join(' ')),
      }),
  };
}

function collectorOver(deps: FactsDeps, sources: Sources): FactsCollector {
  const { clock, timeZone } = deps;

  async function previousOf(rollout: Rollout, waves: readonly Wave[]): Promise<PreviousFacts | null> {
    const [first, ...others] = waves;
    return first ? sources.previous(rollout, [first, ...others]) : null;
  }

  return {
    previousOf,
    async of(rollout, wave, waves) {
      const together = bundlesOf(rollout, waves).of(wave);
      const before = previousOfBundle(previousIn(waves), together);
      const [groups, setUp, foundation, previous, newest, others] = await Promise.all([
        sources.groups(rollout.id),
        sources.setUp(rollout),
        foundationFacts(deps, sources, rollout, wave),
        previousOf(rollout, before),
        sources.newestReport(),
        sources.beside(rollout.id),
      ]);
      return {
        collectedAt: timestamp(clock),
        today: today(clock, timeZone).toString(),
        wave: { id: wave.id, start: wave.start.toString(), people: peopleInWaves(groups, wave.groupId) },
        criteria: criteriaFacts(setUp, together),
        groundwork: groundworkOfAll(
          together.flatMap((one) => groundworkOf(rollout.playbook, waves, one, setUp) ?? []),
        ),
        collisions: collidingWith(wave, others),
        foundation,
        previous,
        champions: await championFacts(deps, wave, groups),
        usage: newest ? { reportDate: newest.refreshDate.toString() } : null,
      };
    },
  };
}

/** How the criteria of a rollout stand, and how far IT has set up its phases. */
async function setUpOf({ exitCriteria }: FactsDeps, { id, playbook }: Rollout): Promise<SetUp> {
  const [records, answers, tracks] = await Promise.all([
    exitCriteria.criteria.records(id),
    exitCriteria.situations.of(id),
    exitCriteria.tracks.of(id),
  ]);
  return {
    infrastructure: (phaseId) => tracks.get(phaseId)?.state ?? 'not-started',
    criteria: (phaseId) => standingCriteria(playbook, phaseId, records, answered(answers)),
  };
}

function criteriaFacts({ criteria }: SetUp, together: readonly Wave[]): GateFacts['criteria'] {
  const due = together.flatMap(({ phaseId, groupId }) =>
    criteria(phaseId).filter(({ required, criterion }) => required && isDueBefore(criterion, groupId)),
  );
  return {
    required: due.length,
    open: due
      .filter(({ state }) => state === 'open')
      .map(({ criterion }) => ({ id: criterion.id, title: criterion.title })),
  };
}

/** All rollouts of the foundation that were not cancelled, the newest first. */
async function readFoundations({ rollouts, exitCriteria }: FactsDeps): Promise<Foundation[]> {
  const going = await rollouts.going();
  return Promise.all(
    going
      .filter(({ playbook }) => playbook.kind === 'foundation')
      .map(async (rollout) => {
        const [waves, standing] = await Promise.all([
          rollouts.waves(rollout.id),
          exitCriteria.standing(rollout),
        ]);
        return { phases: rollout.playbook.phases, waves, standing };
      }),
  );
}

async function foundationFacts(
  { rollouts }: FactsDeps,
  { foundations }: Sources,
  { playbook }: Rollout,
  wave: Wave,
): Promise<GateFacts['foundation']> {
  if (playbook.kind !== 'workload') return null;
  const read = await foundations();
  // Nothing is known about its phases without a rollout but what they are called.
  const named = read.length === 0 ? await rollouts.playbooks.get('foundation') : undefined;
  return neededPhases(playbook.needs, wave, read, named?.playbook.phases ?? []);
}

async function championFacts(
  { people }: FactsDeps,
  { groupId }: Wave,
  groups: readonly Group[],
): Promise<GateFacts['champions']> {
  if (groupId === PILOT) return null;
  const champions = await people.championsOf(groupId);
  // For those whose turn comes: who had the phase with the pilot set needs nobody any more.
  return { count: champions.length, people: peopleInWaves(groups, groupId) };
}
