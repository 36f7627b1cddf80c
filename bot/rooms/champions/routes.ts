import { notFound } from '../../base/errors.ts';
import {
  type ContributionView,
  getChampions,
  recordContribution,
} from '../../contract/champions/champions.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { Champions } from './champions.ts';
import { type Contribution, newest, perHundred } from './contribution.ts';
import { pageOfGroups, totalsOf } from './page-of-groups.ts';

interface RoutesDeps {
  rollouts: Pick<Rollouts, 'get' | 'waves'>;
}

/** How many contributions of a champion are shown. */
const LATEST = 3;

export function championsRoutes(champions: Champions, { rollouts }: RoutesDeps): Route[] {
  /** The groups with a part in a rollout. @throws AnswerError for one that is not there. */
  async function groupsIn(rolloutId: string): Promise<Set<string>> {
    if (!(await rollouts.get(rolloutId))) throw notFound('rollout', rolloutId);
    return new Set((await rollouts.waves(rolloutId)).map(({ groupId }) => groupId));
  }

  return [
    route(getChampions, async ({ caller, query }) => {
      const [visible, only] = await Promise.all([
        champions.visibleTo(caller),
        query.rollout === undefined ? undefined : groupsIn(query.rollout),
      ]);
      const all = only ? visible.filter(({ group }) => only.has(group.id)) : visible;
      const page = pageOfGroups(all, query);
      return {
        totals: totalsOf(all),
        next: page.next,
        groups: page.groups.map(({ group, people, champions: ofGroup }) => ({
          group,
          people,
          perHundred: perHundred(ofGroup.length, people),
          champions: ofGroup.map(({ person, contributions }) => ({
            person,
            contributions: contributions.length,
            latest: newest(contributions, LATEST).map(contributionView),
          })),
        })),
      };
    }),
    route(recordContribution, async ({ caller, body }) =>
      contributionView(await champions.record(caller, body)),
    ),
  ];
}

function contributionView({ id, kind, what, evidence, on, recordedAt }: Contribution): ContributionView {
  return { id, kind, what, evidence, on, recordedAt };
}
