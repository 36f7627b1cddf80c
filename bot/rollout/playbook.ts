import { z } from 'zod';
import { Slug } from '../contract/common.ts';
import { type Fault, invalid } from '../errors.ts';
import { strangePlaceholders } from './announcement-placeholders.ts';
import { repeatedIds } from './repeated-ids.ts';

const Line = z.string().trim().min(1, 'is empty');
const Url = z.url({ protocol: /^https$/, error: 'is not an https address' });

/** Condition of a phase. `requiredWhen` names the situation that makes it required; `always` for every one. */
export const ExitCriterion = z
  .strictObject({
    id: Slug,
    title: Line.max(120),
    detail: Line,
    required: z.boolean(),
    requiredWhen: Slug.nullable(),
    timing: z.enum(['before-rollout', 'after-rollout']),
    checkWhere: Line,
    sameAs: Slug.optional().describe('Another criterion that asks the same: meeting one meets both'),
  })
  .refine((criterion) => criterion.required === (criterion.requiredWhen !== null), {
    path: ['requiredWhen'],
    error:
      'names a situation ("always" for every one) if the criterion is required, and is null if it is not',
  });
export type ExitCriterion = z.infer<typeof ExitCriterion>;

/** Text in an announcement, where {group}, {phase}, {start} and {end} are filled in for each wave. */
const Template = Line.superRefine((text, context) => {
  for (const name of strangePlaceholders(text)) {
    context.addIssue({ code: 'custom', message: `has the placeholder {${name}}, which nothing fills in` });
  }
});

/** What a wave's people are told unless a lead writes something else. */
export const DefaultAnnouncement = z.strictObject({
  offsetDays: z.int().min(-90).max(90).describe('Days from the start of the wave, negative before it'),
  // Room for the values of the placeholders within what one announcement may hold.
  title: Template.pipe(z.string().max(80)),
  text: Template.pipe(z.string().max(3500)),
});
export type DefaultAnnouncement = z.infer<typeof DefaultAnnouncement>;

export const TrainingLink = z.strictObject({
  id: Slug,
  title: Line.max(120),
  url: Url,
  minutes: z.int().min(1).max(600),
});
export type TrainingLink = z.infer<typeof TrainingLink>;

const shared = {
  id: Slug.refine((id) => id !== 'pilot', 'is "pilot", which stands for the pilot set'),
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
  prework: z.array(Line).max(0, 'has entries, but people have no part in an it-only phase'),
  announcements: z.array(DefaultAnnouncement).max(0, 'has entries, but an it-only phase has nobody to tell'),
});
export type ItOnlyPhase = z.infer<typeof ItOnlyPhase>;

/** A phase that people live through, first the pilot set, then one business group after the other. */
export const UserPhase = z.strictObject({
  ...shared,
  audience: z.literal('users'),
  rolloutAction: Line.describe('What IT does on the first day of a wave'),
  userStatement: Line.describe('What changes, in the words of the person it changes for'),
  prework: z.array(Line).describe('What a person does before their wave starts'),
  announcements: z.array(DefaultAnnouncement).min(1, 'is empty: people must be told about the phase'),
});
export type UserPhase = z.infer<typeof UserPhase>;

export const PlaybookPhase = z.discriminatedUnion('audience', [ItOnlyPhase, UserPhase]);
export type PlaybookPhase = z.infer<typeof PlaybookPhase>;

/** A template for rollouts: ordered phases and the usual lengths of their waves. */
export const Playbook = z.strictObject({
  id: Slug,
  name: Line.max(60),
  summary: Line,
  defaults: z.strictObject({
    segmentDays: z.int().min(1).max(366),
    pilotSegments: z.int().min(1).max(24),
    userSegments: z.int().min(1).max(24),
  }),
  phases: z.array(PlaybookPhase).min(1, 'is empty'),
});
export type Playbook = z.infer<typeof Playbook>;

/** The phases that have waves, in order. */
export function userPhases(playbook: Pick<Playbook, 'phases'>): readonly UserPhase[] {
  return playbook.phases.filter((phase) => phase.audience === 'users');
}

/**
 * Reads a playbook from JSON. Ids of phases, of exit criteria and of training items are unique in the whole
 * playbook. Throws an error of kind `invalid` that names the place of every fault, as in
 * `phases[1].training[0].url is not an https address`; repeated ids are looked for once the form is right.
 */
export function parsePlaybook(text: string): Playbook {
  const form = Playbook.safeParse(readJson(text));
  if (!form.success) throw unusable(form.error.issues.map(faultOf));
  const faults = repeatedIds(form.data);
  if (faults.length > 0) throw unusable(faults);
  return form.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw unusable([{ where: 'the file', what: `is not JSON: ${error.message}` }]);
  }
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  return { where: placeOf(issue.path), what: issue.message };
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the playbook';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function unusable(faults: readonly Fault[]) {
  const lines = faults.map((fault) => `  - ${fault.where}: ${fault.what}`).join('\n');
  return invalid('playbook-invalid', `The playbook cannot be used:\n${lines}`, faults);
}
