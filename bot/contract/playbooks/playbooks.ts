import { z } from 'zod';
import { Moment, PersonName, Slug } from '../common.ts';
import { CRITERION_TIMINGS } from '../criteria/criterion-states.ts';
import { endpoint } from '../endpoint.ts';
import { PlaybookView } from '../rollout/rollout.ts';

const Product = z.object({ name: z.string(), aliases: z.array(z.string()) });

const CriterionInFile = z.object({
  id: Slug,
  title: z.string(),
  detail: z.string(),
  required: z.boolean(),
  requiredWhen: Slug.nullable(),
  timing: z.enum(CRITERION_TIMINGS),
  checkWhere: z.string(),
  sameAs: Slug.optional(),
});

const AnnouncementInFile = z.object({
  audience: z.enum(['users', 'pilot']).optional(),
  offsetDays: z.int(),
  title: z.string(),
  text: z.string(),
});

export const PhaseInFile = z.object({
  id: Slug,
  name: z.string(),
  aliases: z.array(z.string()),
  audience: z.enum(['it-only', 'users']),
  goal: z.string(),
  steps: z.array(z.string()),
  rolloutAction: z.string().nullable(),
  addedTo: z.string().optional(),
  userStatement: z.string().nullable(),
  prework: z.array(z.string()),
  exitCriteria: z.array(CriterionInFile),
  announcements: z.array(AnnouncementInFile),
  training: z.array(z.object({ id: Slug, title: z.string(), url: z.string(), minutes: z.int() })),
});
export type PhaseInFile = z.infer<typeof PhaseInFile>;

const Lengths = z.object({ segmentDays: z.int(), pilotSegments: z.int(), userSegments: z.int() });
const head = {
  id: Slug,
  name: z.string(),
  summary: z.string(),
  products: z.array(Product),
};
const Members = z.array(z.object({ role: z.string(), brings: z.string() }));

export const FoundationFile = z.object({
  ...head,
  kind: z.literal('foundation'),
  defaults: Lengths.extend({ configurationDays: z.int().optional() }),
  phases: z.array(PhaseInFile),
});
export type FoundationFile = z.infer<typeof FoundationFile>;

export const WorkloadFile = z.object({
  ...head,
  kind: z.literal('workload'),
  needs: z.array(Slug),
  defaults: Lengths.extend({ firstGroupSegments: z.int() }),
  steps: z.array(
    z.object({
      id: Slug,
      stage: z.enum(['envision', 'onboard', 'drive-value']),
      title: z.string(),
      tasks: z.array(z.string()),
      result: z.string(),
    }),
  ),
  members: z.object({ business: Members, technical: Members, user: Members }),
  scenarios: z.array(z.object({ id: Slug, title: z.string(), detail: z.string() })),
  technicalPlanning: z.array(
    z.object({ id: Slug, title: z.string(), detail: z.string(), learn: z.string().optional() }),
  ),
  itPilot: z.object({
    participants: z.array(z.string()),
    scenario: Slug,
    exercises: z.array(z.object({ id: Slug, title: z.string(), task: z.string(), done: z.string() })),
    changeMaterial: z.array(z.string()),
    review: z.array(z.string()),
  }),
  phases: z.array(PhaseInFile),
});
export type WorkloadFile = z.infer<typeof WorkloadFile>;

/** A whole playbook as its file has it: saved as JSON it can be uploaded, changed or not. */
export const PlaybookFile = z.discriminatedUnion('kind', [FoundationFile, WorkloadFile]);
export type PlaybookFile = z.infer<typeof PlaybookFile>;

export const PlaybookInFull = z.object({
  source: z.enum(['shipped', 'own']),
  uploaded: z.object({ by: PersonName, at: Moment }).nullable().describe('null for a shipped one'),
  usedBy: z
    .object({ id: Slug, title: z.string() })
    .nullable()
    .describe('A rollout that follows it; while there is one the playbook stays as it is'),
  mayChange: z.boolean().describe('Whether the caller may replace and delete it now'),
  playbook: PlaybookFile,
});
export type PlaybookInFull = z.infer<typeof PlaybookInFull>;

export const getPlaybook = endpoint({
  method: 'GET',
  path: '/api/playbooks/:id',
  who: 'lead',
  summary: 'One playbook in full',
  params: z.object({ id: Slug }),
  reply: PlaybookInFull,
});

export const addPlaybook = endpoint({
  method: 'POST',
  path: '/api/playbooks',
  who: 'lead',
  summary:
    'Take a playbook of the organisation from a file in YAML or JSON. Only a lead of all groups may. ' +
    'A wrong file is answered with every fault and its line.',
  body: z.object({
    fileName: z.string().trim().min(1).max(200).describe('Ends in .yaml, .yml or .json'),
    text: z.string().min(1).describe('What is in the file'),
    replace: z
      .boolean()
      .default(true)
      .describe('Whether it may take the place of an own playbook with the same id that no rollout uses'),
  }),
  reply: PlaybookView,
  status: 201,
});

export const deletePlaybook = endpoint({
  method: 'DELETE',
  path: '/api/playbooks/:id',
  who: 'lead',
  summary: 'Delete an own playbook that no rollout uses. Only a lead of all groups may.',
  params: z.object({ id: Slug }),
  reply: z.object({ id: Slug }),
});
