import { z } from 'zod';
import { Slug } from '../../contract/common.ts';
import { HttpsUrl, Line } from './playbook-text.ts';

/** A workload is first imagined, then tried with few people, then brought to everybody and kept in use. */
export const STAGES = ['envision', 'onboard', 'drive-value'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

export const WorkloadStep = z.strictObject({
  id: Slug,
  stage: Stage,
  title: Line.max(120),
  tasks: z.array(Line).min(1, 'common.is-empty'),
  result: Line.describe('What is there once the step is done'),
});
export type WorkloadStep = z.infer<typeof WorkloadStep>;

/** The steps of a workload, stage after stage. */
export const WorkloadSteps = z.array(WorkloadStep).superRefine((steps, context) => {
  for (const stage of STAGES.filter((name) => !steps.some((step) => step.stage === name))) {
    context.addIssue({ code: 'custom', message: 'playbooks.empty-stage', params: { stage } });
  }
  const late = steps.findIndex((step, index) => place(step) < place(steps[index - 1] ?? step));
  if (late === -1) return;
  context.addIssue({
    code: 'custom',
    path: [late, 'stage'],
    message: 'playbooks.late-step',
    params: { stages: STAGES.join(', ') },
  });
});

function place(step: WorkloadStep): number {
  return STAGES.indexOf(step.stage);
}

const Member = z.strictObject({
  role: Line.max(120),
  brings: Line.describe('What the deployment would miss without them'),
});
const Members = z.array(Member).min(1, 'playbooks.no-members');

/** Who plans a workload, by the side they speak for. */
export const DeploymentMembers = z.strictObject({
  business: Members,
  technical: Members,
  user: Members,
});
export type DeploymentMembers = z.infer<typeof DeploymentMembers>;

/** Something people do at work that the product makes easier. */
export const Scenario = z.strictObject({ id: Slug, title: Line.max(120), detail: Line });
export type Scenario = z.infer<typeof Scenario>;

/** Something IT has settled before the first people come. */
export const PlanningItem = z.strictObject({
  id: Slug,
  title: Line.max(120),
  detail: Line,
  learn: HttpsUrl.optional().describe('Where to read about it'),
});
export type PlanningItem = z.infer<typeof PlanningItem>;

export const ItPilot = z.strictObject({
  participants: z.array(Line).min(1, 'common.is-empty'),
  scenario: Slug.describe('The scenario that the pilot practises'),
  exercises: z
    .array(
      z.strictObject({ id: Slug, title: Line.max(120), task: Line, done: Line.describe('How it shows') }),
    )
    .min(1, 'playbooks.no-exercises'),
  changeMaterial: z.array(Line).min(1, 'common.is-empty').describe('What is written for everybody else'),
  review: z.array(Line).min(1, 'common.is-empty').describe('What the pilot is asked about that material'),
});
export type ItPilot = z.infer<typeof ItPilot>;

/** Phases of the foundation that come before the first wave. */
export const Needs = z
  .array(Slug)
  .refine(
    (phases) => phases.includes('identity'),
    'does not name "identity", which every workload stands on',
  );
