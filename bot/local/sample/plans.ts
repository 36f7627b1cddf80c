import type { Temporal } from 'temporal-polyfill';
import type { PlanRollout } from '../../contract/rollout/rollout.ts';

/** The rollout that the whole organisation goes through: most of what happens in the sample is about it. */
export const FOUNDATION = 'foundation';

/** A rollout of the sample, and whether what happened in it is lived through as well. */
export interface SamplePlan {
  /** Its first wave has begun by today. */
  begun: boolean;
  plan: PlanRollout;
}

/**
 * Four rollouts in the order in which they were planned: one that is over, two that run side by side, and one to come. No business group has
 * two of them on the same days; the pilot set has, and it is said why.
 * @param today one phase of the foundation is behind everybody, the next ones are under way
 */
export function samplePlans(start: Temporal.PlainDate, today: Temporal.PlainDate): SamplePlan[] {
  const on = (days: number) => today.add({ days }).toString();
  return [
    {
      begun: true,
      plan: {
        id: FOUNDATION,
        title: 'Modern workplace',
        playbookId: 'foundation',
        strategy: 'parallel-2',
        start: start.toString(),
      },
    },
    {
      begun: true,
      plan: {
        id: 'teams-for-finance',
        title: 'Teams for Finance',
        playbookId: 'teams',
        strategy: 'serial',
        start: on(-73),
        groups: ['finance'],
        settings: { segment: { days: 7 } },
        collisionReason: 'The pilot set tries Teams in the meetings about Windows 11 that it has anyway.',
      },
    },
    {
      begun: true,
      plan: {
        id: 'exchange-online',
        title: 'Mail in Exchange Online',
        playbookId: 'exchange-online',
        strategy: 'serial',
        start: on(-20),
        groups: ['finance', 'human-resources'],
        settings: { segment: { days: 14 }, userSegments: 1 },
        collisionReason:
          'Moving the mailboxes of the pilot set takes a night, and asks nothing of it by day.',
      },
    },
    {
      begun: false,
      plan: {
        id: 'sharepoint-onedrive',
        title: 'Files in SharePoint and OneDrive',
        playbookId: 'sharepoint-onedrive',
        strategy: 'serial',
        start: on(120),
        settings: { segment: { days: 14 } },
      },
    },
  ];
}
