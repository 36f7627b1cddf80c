import {
  type ContributionView,
  getChampions,
  recordContribution,
} from '../../contract/champions/champions.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { Champions } from './champions.ts';
import { type Contribution, newest, perHundred } from './contribution.ts';

/** How many contributions of a champion are shown. */
const LATEST = 3;

export function championsRoutes(champions: Champions): Route[] {
  return [
    route(getChampions, async ({ caller }) => {
      const groups = await champions.visibleTo(caller);
      return {
        groups: groups.map(({ group, people, champions: ofGroup }) => ({
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
