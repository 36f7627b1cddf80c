import { usageOfGroups } from '../../adoption/usage-of-groups.ts';
import type { Adoption } from '../../adoption/usage-snapshots.ts';
import type { CountedAnnouncement } from '../../delivery/record/counted-in.ts';
import type { SendingsTable } from '../../delivery/record/sendings-table.ts';
import type { Directory } from '../../directory/directory.ts';
import { usageOf } from '../../directory/directory-group.ts';
import type { IssueOfWave } from '../../feedback/issues-of-wave.ts';
import type { IssuesTable } from '../../feedback/issues-table.ts';
import type { Group } from '../../people/groups-table.ts';
import { bundlesOf } from '../../rollout/planning/bundles.ts';
import { peopleInWaves } from '../../rollout/waves/people-in-waves.ts';
import { phaseOf, type Rollout, type Wave } from '../../rollout/waves/rollout.ts';
import type { PreviousFacts } from './gate-facts.ts';

export interface PreviousDeps {
  directory: Pick<Directory, 'groups'>;
  sendings: Pick<SendingsTable, 'countedIn'>;
  issues: Pick<IssuesTable, 'ofWave'>;
  adoption: Pick<Adoption, 'reports' | 'totals'>;
  /** Whether the cards of an announcement link to training in a way that tells who opened it; left out: none does. */
  countsOpenings?(announcementId: string): Promise<boolean>;
  /** Counts over fewer people are not taken up. */
  privacyFloor: number;
}

interface Reach {
  reach: PreviousFacts['reach'];
  trainingOpened: PreviousFacts['trainingOpened'];
}
const NOT_TOLD: Reach = { reach: null, trainingOpened: null };

type UsageFacts = Pick<PreviousFacts, 'adoption' | 'noAdoption'>;

/** Collects what is known about waves that a later one is judged by. There is at least one. */
export function createPreviousFacts(deps: PreviousDeps) {
  async function reachOf({ id }: Rollout, waves: readonly Wave[]): Promise<Reach> {
    const { byWave } = await deps.sendings.countedIn(id);
    const told = waves.flatMap((wave) => byWave.get(wave.id) ?? []);
    // Somebody who got two announcements of a wave is one person: the one that reached most counts.
    const best = waves.flatMap((wave) => byWave.get(wave.id)?.slice(0, 1) ?? []);
    const newest = best
      .map(({ countedAt }) => countedAt)
      .toSorted()
      .at(-1);
    if (newest === undefined) return NOT_TOLD;
    return {
      reach: {
        announcements: best.map(({ announcement }) => announcement),
        sent: best.reduce((sum, { counts }) => sum + counts.sent, 0),
        countedAt: newest,
      },
      trainingOpened: await openedIn(Map.groupBy(told, ({ waveId }) => waveId).values()),
    };
  }

  /**
   * By the announcement of each wave whose training most people opened: somebody who opened it from two is one
   * person. Null as soon as one wave has no announcement that could tell.
   */
  async function openedIn(
    waves: Iterable<readonly CountedAnnouncement[]>,
  ): Promise<PreviousFacts['trainingOpened']> {
    let opened = 0;
    for (const announcements of waves) {
      const most = Math.max(...announcements.map(({ counts }) => counts.openedTraining));
      if (most === 0 && !(await anyTells(announcements))) return null;
      opened += most;
    }
    return { opened };
  }

  async function anyTells(announcements: readonly CountedAnnouncement[]): Promise<boolean> {
    const tell = announcements.map(({ announcement }) => deps.countsOpenings?.(announcement) ?? false);
    return (await Promise.all(tell)).includes(true);
  }

  async function usageFacts(rollout: Rollout, waves: readonly [Wave, ...Wave[]]): Promise<UsageFacts> {
    // Waves that judge together are of one phase, or of one audience, which is in one phase at a time.
    const phase = phaseOf(rollout, waves[0].phaseId);
    const product = usageOf(rollout.playbook, phase, await deps.directory.groups.get(rollout.id, phase.id));
    if (product === 'none') return { adoption: null, noAdoption: 'no-product' };
    const groups = waves.map(({ groupId }) => groupId);
    const usage = await usageOfGroups(deps.adoption, product, groups, deps.privacyFloor);
    return typeof usage === 'string' ? { adoption: null, noAdoption: usage } : { adoption: usage };
  }

  return async (
    rollout: Rollout,
    waves: readonly [Wave, ...Wave[]],
    groups: readonly Group[],
  ): Promise<PreviousFacts> => {
    // The people of a bundle are told once, and are as many as in each of its waves.
    const { leads } = bundlesOf(rollout, waves);
    const [told, issues, usage] = await Promise.all([
      reachOf(rollout, leads),
      Promise.all(waves.map(({ id }) => deps.issues.ofWave(id))),
      usageFacts(rollout, waves),
    ]);
    const open = issues
      .flat()
      .filter(isOpen)
      .toSorted((a, b) => a.number - b.number);
    return {
      waves: leads.map((wave) => ({
        id: wave.id,
        start: wave.start.toString(),
        people: peopleInWaves(groups, wave.groupId),
      })),
      reach: told.reach,
      issues: open.map(({ number }) => number),
      byPerson: [...Map.groupBy(open, ({ personId }) => personId).values()].map((own) =>
        own.map(({ number }) => number),
      ),
      blockers: open.filter(blocks).map(({ number, state }) => ({
        number,
        confirmed: state === 'in-progress',
      })),
      ...usage,
      // Nobody asks people how well it went.
      satisfaction: null,
      trainingOpened: told.trainingOpened,
    };
  };
}

/** Nobody has settled it. A lead who takes it up confirms it. */
function isOpen({ state }: IssueOfWave): boolean {
  return state === 'open' || state === 'in-progress';
}

function blocks({ severity }: IssueOfWave): boolean {
  return severity === 'cannot-work';
}
