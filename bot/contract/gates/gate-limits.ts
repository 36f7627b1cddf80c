import { z } from 'zod';
import { Moment, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { type Bounds, LIMIT_BOUNDS } from './limits.ts';

const RolloutParams = z.object({ id: Slug });

const number = ({ least, most }: Bounds) => z.number().min(least).max(most);
const whole = ({ least, most }: Bounds) => z.int().min(least).max(most);
const asked = <S extends z.ZodType>(limit: S) => limit.nullable();

/** What a rollout asks of its gates. null: not asked. */
export const GateLimits = z.object({
  leadDays: whole(LIMIT_BOUNDS.leadDays).describe(
    'Days before a wave at which its gate is brought to the leads',
  ),
  criteria: z
    .boolean()
    .describe('Required exit criteria that are due before the rollout of the phase are met'),
  groundwork: z
    .enum(['hold', 'warn'])
    .default('hold')
    .describe(
      'What a phase that is not configured, or open required criteria of the IT-only phases before it, mean for the first wave that builds on them',
    ),
  reachPercent: asked(number(LIMIT_BOUNDS.reachPercent)).describe(
    'People of the previous wave who got its announcement',
  ),
  issuesPer100: asked(number(LIMIT_BOUNDS.issuesPer100)).describe(
    'People with an open issue per 100 people reached in the previous wave',
  ),
  minIssues: whole(LIMIT_BOUNDS.minIssues).describe(
    'Fewer people than this never fail the rate; one never does',
  ),
  minPeople: whole(LIMIT_BOUNDS.minPeople).describe('Fewer people than this make a share inconclusive'),
  blockers: asked(whole(LIMIT_BOUNDS.blockers)).describe(
    'People with an open issue that stops them from working',
  ),
  satisfaction: asked(number(LIMIT_BOUNDS.satisfaction)).describe('Mean answer, 1 to 5'),
  trainingOpenedPercent: asked(number(LIMIT_BOUNDS.trainingOpenedPercent)).describe(
    'People reached in the previous wave who opened their training',
  ),
  adoptionPercent: asked(number(LIMIT_BOUNDS.adoptionPercent)).describe(
    'Adoption rate of the groups of the previous wave',
  ),
  championsPer100: asked(number(LIMIT_BOUNDS.championsPer100)).describe(
    'Champions per 100 people in the coming group',
  ),
  dataAgeDays: asked(whole(LIMIT_BOUNDS.dataAgeDays)).describe('Age of the newest usage report'),
  soakDays: asked(whole(LIMIT_BOUNDS.soakDays)).describe(
    'Days between the start of the previous wave and this one',
  ),
  storm: z
    .object({
      issuesPer100: number(LIMIT_BOUNDS.stormIssuesPer100),
      minIssues: whole(LIMIT_BOUNDS.stormMinIssues),
      holdWave: z.boolean().optional().describe('The wave that goes badly is held as well'),
    })
    .nullable()
    .describe('Over this the next wave stops by itself, as with one confirmed blocker; null: no brake'),
  undecided: z
    .enum(['hold', 'go-if-passed'])
    .describe('What happens on the first day of a wave that nobody has decided on'),
});
export type GateLimits = z.infer<typeof GateLimits>;

export const GateLimitsView = z.object({
  limits: GateLimits,
  defaults: GateLimits,
  changedBy: z.string().nullable(),
  changedAt: Moment.nullable(),
  seen: z.int().min(0).describe('Grows with each change'),
  mayChange: z.boolean(),
});
export type GateLimitsView = z.infer<typeof GateLimitsView>;

export const getGateLimits = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/gate-limits',
  who: 'champion',
  summary: 'What the gates of a rollout ask',
  params: RolloutParams,
  reply: GateLimitsView,
});

export const changeGateLimits = endpoint({
  method: 'PUT',
  path: '/api/rollouts/:id/gate-limits',
  who: 'lead',
  summary: 'Change what the gates of a rollout ask; gates that are decided keep their decision',
  params: RolloutParams,
  body: z.object({ limits: GateLimits, seen: z.int().min(0) }),
  reply: GateLimitsView,
});
