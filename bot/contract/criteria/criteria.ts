import { z } from 'zod';
import { Moment, PersonName, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import {
  CRITERION_STATES,
  CRITERION_TIMINGS,
  INFRASTRUCTURE_STATES,
  LONGEST_EVIDENCE,
  LONGEST_EVIDENCE_LINK,
  LONGEST_WAIVER,
} from './criterion-states.ts';

/** Whether IT has set a phase up. Configured does not mean rolled out: that is the other track. */
export const InfrastructureState = z.enum(INFRASTRUCTURE_STATES);
export type InfrastructureState = z.infer<typeof InfrastructureState>;

/** How far a phase has come to the people, over all of its waves. */
export const RolloutTrack = z.enum(['planned', 'announced', 'in-progress', 'held', 'complete']);
export type RolloutTrack = z.infer<typeof RolloutTrack>;

export const CriterionState = z.enum(CRITERION_STATES);
export type CriterionState = z.infer<typeof CriterionState>;

export const CriterionTiming = z.enum(CRITERION_TIMINGS);
export type CriterionTiming = z.infer<typeof CriterionTiming>;

const HttpsLink = z.url({ protocol: /^https$/, error: 'common.not-https' }).max(LONGEST_EVIDENCE_LINK);

/** What somebody said about a criterion at one moment. */
export const CriterionChange = z.object({
  state: CriterionState,
  evidence: z.string(),
  link: z.string().nullable(),
  reason: z.string(),
  by: PersonName,
  at: Moment,
});
export type CriterionChange = z.infer<typeof CriterionChange>;

export const CriterionView = z.object({
  id: Slug,
  title: z.string(),
  detail: z.string(),
  checkWhere: z.string(),
  timing: CriterionTiming,
  required: z.boolean().describe('In this organisation; one that depends on an unanswered question is'),
  situation: Slug.nullable().describe('The situation that makes it required; null for always and for never'),
  sameAs: z
    .array(z.object({ id: Slug, title: z.string(), phaseName: z.string() }))
    .describe('Criteria that ask the same: they share one state'),
  needsApproval: z.boolean().describe('Only an approver may waive it, with a reason'),
  state: CriterionState,
  evidence: z.string(),
  link: z.string().nullable(),
  reason: z.string(),
  by: PersonName.nullable(),
  at: Moment.nullable(),
  version: z.int().describe('How often it was changed; sent back as `seen` with the next change'),
  history: z.array(CriterionChange).describe('Newest first'),
});
export type CriterionView = z.infer<typeof CriterionView>;

export const SituationView = z.object({
  id: Slug,
  question: z.string(),
  applies: z.boolean().nullable().describe('null: nobody has answered yet'),
  by: PersonName.nullable(),
  at: Moment.nullable(),
});
export type SituationView = z.infer<typeof SituationView>;

export const PhaseCriteria = z.object({
  id: Slug,
  name: z.string(),
  audience: z.enum(['it-only', 'users']),
  infrastructure: z.object({
    state: InfrastructureState,
    by: PersonName.nullable(),
    at: Moment.nullable(),
  }),
  rollout: RolloutTrack.nullable().describe('null for a phase that reaches no people'),
  required: z.int(),
  requiredOpenBefore: z.int().describe('Required, due before the rollout, and still open'),
  requiredOpenAfter: z.int().describe('Required, due later, and still open'),
  ready: z.boolean().describe('No required criterion that is due before the rollout is open'),
  criteria: z.array(CriterionView),
});
export type PhaseCriteria = z.infer<typeof PhaseCriteria>;

export const CriteriaView = z.object({
  rollout: z.object({ id: Slug, title: z.string() }),
  mayChange: z.boolean(),
  mayWaiveRequired: z.boolean(),
  situations: z.array(SituationView),
  phases: z.array(PhaseCriteria),
});
export type CriteriaView = z.infer<typeof CriteriaView>;

export const getCriteria = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/criteria',
  who: 'champion',
  summary:
    'Exit criteria of a rollout by phase, with state, evidence and history, and both tracks of each phase',
  params: z.object({ id: Slug }),
  reply: CriteriaView,
});

export const SetCriterion = z.object({
  state: CriterionState,
  evidence: z.string().trim().max(LONGEST_EVIDENCE).default(''),
  link: HttpsLink.nullable().default(null),
  reason: z.string().trim().max(LONGEST_WAIVER).default(''),
  seen: z.int().min(0).describe('The version that the change was decided on'),
});
export type SetCriterion = z.infer<typeof SetCriterion>;

export const setCriterion = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/criteria/:criterionId',
  who: 'lead',
  summary:
    'Say that an exit criterion is met, open again, or waived, with evidence. Only a lead of all groups may; a required one is waived only by an approver with a reason. Refused with criterion-changed if somebody else was faster.',
  params: z.object({ id: Slug, criterionId: Slug }),
  body: SetCriterion,
  reply: CriteriaView,
});

const SeenAt = Moment.nullable()
  .optional()
  .describe('When the answer was given that the change was decided on; null where there was none');

export const setSituation = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/situations',
  who: 'lead',
  summary:
    'Say whether a situation applies to this organisation, which decides what is required. Only a lead of all groups may. Refused with situation-changed if somebody else was faster.',
  params: z.object({ id: Slug }),
  body: z.object({
    situation: Slug,
    applies: z.boolean().nullable().describe('null: take the answer back'),
    seen: SeenAt,
  }),
  reply: CriteriaView,
});

export const setInfrastructure = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/phases/:phaseId/infrastructure',
  who: 'lead',
  summary:
    'Say how far IT has set a phase up. Only a lead of all groups may. Refused with infrastructure-changed if somebody else was faster.',
  params: z.object({ id: Slug, phaseId: Slug }),
  body: z.object({ state: InfrastructureState, seen: SeenAt }),
  reply: CriteriaView,
});
