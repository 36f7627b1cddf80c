import { z } from 'zod';
import { Slug } from '../../contract/common.ts';
import { CRITERION_TIMINGS } from '../../contract/criteria/criterion-states.ts';
import { AnnouncementText, GroupTemplate, HttpsUrl, Line, Product, Template } from './playbook-text.ts';
import { DeploymentMembers, ItPilot, Needs, PlanningItem, Scenario, WorkloadSteps } from './workload.ts';

/** Condition of a phase. `requiredWhen` names the situation that makes it required; `always` for every one. */
export const ExitCriterion = z
  .strictObject({
    id: Slug,
    title: Line.max(120),
    detail: Line,
    required: z.boolean(),
    requiredWhen: Slug.nullable(),
    timing: z
      .enum(CRITERION_TIMINGS)
      .describe('When it is due: before anybody, once the pilot is over, or after the rollout of the phase'),
    checkWhere: Line,
    sameAs: Slug.optional().describe('Another criterion that asks the same: meeting one meets both'),
  })
  .refine((criterion) => criterion.required === (criterion.requiredWhen !== null), {
    path: ['requiredWhen'],
    error: 'playbooks.required-when',
  });
export type ExitCriterion = z.infer<typeof ExitCriterion>;

/** What a wave's people are told unless a lead writes something else. */
export const DefaultAnnouncement = z.strictObject({
  audience: z
    .enum(['users', 'pilot'])
    .optional()
    .describe('The business groups or the pilot set; both when left out'),
  offsetDays: z.int().min(-90).max(90).describe('Days from the start of the wave, negative before it'),
  // Room for the values of the placeholders within what one announcement may hold.
  title: Template.max(80),
  text: AnnouncementText.max(3500),
});
export type DefaultAnnouncement = z.infer<typeof DefaultAnnouncement>;

export const TrainingLink = z.strictObject({
  id: Slug,
  title: Line.max(120),
  url: HttpsUrl,
  minutes: z.int().min(1).max(600),
});
export type TrainingLink = z.infer<typeof TrainingLink>;

const shared = {
  id: Slug.refine((id) => id !== 'pilot', 'playbooks.id-pilot'),
  name: Line.max(60),
  aliases: z.array(Line).describe('Older names that people may still know it by'),
  goal: Line,
  steps: z.array(Line).default([]),
  exitCriteria: z.array(ExitCriterion),
  training: z.array(TrainingLink),
};

/** A phase that only the IT department works on: it has no waves, and people are told nothing. */
export const ItOnlyPhase = z.strictObject({
  ...shared,
  audience: z.literal('it-only'),
  rolloutAction: z.null(),
  userStatement: z.null(),
  prework: z.array(Line).max(0, 'playbooks.it-only-prework'),
  announcements: z.array(DefaultAnnouncement).max(0, 'playbooks.it-only-announcements'),
});
export type ItOnlyPhase = z.infer<typeof ItOnlyPhase>;

/** A phase that people live through, first the pilot set, then one business group after the other. */
export const UserPhase = z.strictObject({
  ...shared,
  audience: z.literal('users'),
  rolloutAction: Line.describe('What IT does on the first day of a wave'),
  addedTo: GroupTemplate.max(256)
    .optional()
    .describe('Name of the directory group that a wave’s people are added to, as in "Sign-in - {group}"'),
  userStatement: Line.describe('What changes, in the words of the person it changes for'),
  prework: z.array(Line).describe('What a person does before their wave starts'),
  announcements: z.array(DefaultAnnouncement).min(1, 'playbooks.no-announcement'),
});
export type UserPhase = z.infer<typeof UserPhase>;

export const PlaybookPhase = z.discriminatedUnion('audience', [ItOnlyPhase, UserPhase]);
export type PlaybookPhase = z.infer<typeof PlaybookPhase>;

const Phases = z.array(PlaybookPhase).min(1, 'common.is-empty');
const Segments = z.int().min(1).max(24);
const Defaults = z.strictObject({
  segmentDays: z.int().min(1).max(366),
  pilotSegments: Segments,
  userSegments: Segments,
});

const head = {
  $schema: z.string().optional().describe('For editors: where the description of this format is'),
  id: Slug,
  name: Line.max(60),
  summary: Line,
};

/** Phases that follow each other by a strategy: a person comes through all of them. */
export const FoundationPlaybook = z.strictObject({
  ...head,
  kind: z.literal('foundation'),
  products: z.array(Product).default([]),
  defaults: Defaults.extend({
    configurationDays: z
      .int()
      .min(0)
      .max(366)
      .optional()
      .describe(
        'Strategy up-front only: days for IT to configure everything before the pilot; 0 if left out',
      ),
  }),
  phases: Phases,
});
export type FoundationPlaybook = z.infer<typeof FoundationPlaybook>;

/** A product that people are moved to once: a pilot, one business group, then all others. */
export const WorkloadPlaybook = z.strictObject({
  ...head,
  kind: z.literal('workload'),
  products: z.array(Product).min(1, 'playbooks.no-product'),
  needs: Needs.describe('Phases of the foundation that are rolled out before the first wave'),
  defaults: Defaults.extend({ firstGroupSegments: Segments.describe('How long the first group takes') }),
  steps: WorkloadSteps,
  members: DeploymentMembers,
  scenarios: z.array(Scenario).min(1, 'common.is-empty'),
  technicalPlanning: z.array(PlanningItem).min(1, 'common.is-empty'),
  itPilot: ItPilot,
  phases: Phases.refine(
    (phases) => phases.filter(({ audience }) => audience === 'users').length === 1,
    'playbooks.one-user-phase',
  ),
});
export type WorkloadPlaybook = z.infer<typeof WorkloadPlaybook>;

/** A template for rollouts: ordered phases and the usual lengths of their waves. */
export const Playbook = z.discriminatedUnion('kind', [FoundationPlaybook, WorkloadPlaybook]);
export type Playbook = z.infer<typeof Playbook>;

/** The phases that have waves, in order. */
export function userPhases(playbook: Pick<Playbook, 'phases'>): readonly UserPhase[] {
  return playbook.phases.filter((phase) => phase.audience === 'users');
}
