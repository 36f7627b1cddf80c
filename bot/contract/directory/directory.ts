import { z } from 'zod';
import { Product } from '../adoption/adoption.ts';
import {
  CalendarDate,
  GroupName,
  ImportReport,
  Moment,
  PersonName,
  PhaseName,
  Slug,
  WaveId,
} from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_DIRECTORY_GROUP } from './limits.ts';

/** How many use what a phase brings, as a usage report counted them; for a group its pilot people included. */
export const UsingView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('known'),
    product: Product,
    enabled: z.int().describe('People with a licence'),
    active: z.int().describe('Those of them who used it in the last 30 days of the report'),
    asOf: CalendarDate,
  }),
  z.object({
    state: z.literal('unknown'),
    why: z
      .enum(['no-product', 'no-report', 'no-numbers', 'pilot'])
      .describe(
        'No report counts what the phase brings; none was imported; there are no numbers for these people or too few of them to be shown; reports do not tell the pilot set apart',
      ),
  }),
]);
export type UsingView = z.infer<typeof UsingView>;

/** Which usage report tells that people use what a phase brings; `none` for no report. */
export const UsageChoice = z.enum([...Product.options, 'none']);
export type UsageChoice = z.infer<typeof UsageChoice>;

export const PhaseDirectory = z.object({
  phase: PhaseName,
  group: z
    .string()
    .nullable()
    .describe('The directory group, with {group} and {phase} open; null while nobody has named one'),
  inPlaybook: z.string().nullable().describe('What the playbook calls it'),
  own: z.boolean().describe('Named for this rollout, not taken from the playbook'),
  usage: UsageChoice.describe('The report that is looked at, chosen or from the products of the playbook'),
  ownUsage: UsageChoice.nullable().describe(
    'What was chosen for this rollout; null for as the playbook has it',
  ),
  by: PersonName.nullable(),
  at: Moment.nullable(),
  version: z.int().describe('How often it was changed; sent back as `seen` with the next change'),
  people: z.int().describe('Planned: people in its waves, the pilot set included'),
  added: z.int(),
  using: UsingView,
});
export type PhaseDirectory = z.infer<typeof PhaseDirectory>;

export const DirectoryView = z.object({
  rollout: z.object({ id: Slug, title: z.string() }),
  mayName: z.boolean(),
  phases: z.array(PhaseDirectory).describe('Only those that reach people'),
});
export type DirectoryView = z.infer<typeof DirectoryView>;

export const getDirectory = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/directory',
  who: 'champion',
  summary:
    'Phase by phase: the directory group its people are added to, and how many are planned, added and using',
  params: z.object({ id: Slug }),
  reply: DirectoryView,
});

export const SetDirectoryGroup = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'common.is-empty')
    .max(LONGEST_DIRECTORY_GROUP, 'directory.long-name')
    .nullable()
    .describe('May hold {group} and {phase}; null: as the playbook has it'),
  usage: UsageChoice.nullable().default(null).describe('null: as the playbook has it'),
  seen: z.int().min(0).describe('The version that the change was decided on'),
});
export type SetDirectoryGroup = z.infer<typeof SetDirectoryGroup>;

export const setDirectoryGroup = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/phases/:phaseId/directory-group',
  who: 'lead',
  summary:
    'Name the directory group of a phase. Only a lead of all groups may. Refused with directory-group-changed if somebody else was faster.',
  params: z.object({ id: Slug, phaseId: Slug }),
  body: SetDirectoryGroup,
  reply: DirectoryView,
});

export const AddedMark = z.object({
  id: z.string(),
  kind: z.enum(['whole', 'list']),
  people: z
    .int()
    .describe('People it marked that were not marked before; for the whole wave, its people then'),
  by: PersonName,
  at: Moment,
  takenBack: z.object({ by: PersonName, at: Moment }).nullable(),
  mayTakeBack: z.boolean(),
});
export type AddedMark = z.infer<typeof AddedMark>;

export const WaveAdded = z.object({
  waveId: WaveId,
  phase: PhaseName,
  group: GroupName,
  directoryGroup: z.string().nullable().describe('Its name for this wave; null while nobody has named one'),
  people: z.int().describe('Planned: people in the wave'),
  added: z.int(),
  whole: z
    .object({ people: z.int().describe('In the wave when it was marked'), by: PersonName, at: Moment })
    .nullable()
    .describe('Everyone of the wave was marked at once'),
  joinedSince: z.int().describe('How many more people the wave has than when everyone was marked'),
  using: UsingView,
  marks: z.array(AddedMark).describe('The newest first, at most 20'),
  mayMark: z.boolean(),
});
export type WaveAdded = z.infer<typeof WaveAdded>;

const WaveParams = z.object({ waveId: WaveId });

export const getWaveAdded = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId/added',
  who: 'champion',
  summary: 'Who of a wave is in its directory group: planned, added and using, and who marked them',
  params: WaveParams,
  reply: WaveAdded,
});

export const markWholeWave = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/added/whole',
  who: 'lead',
  summary: 'Say that everyone of a wave was added to its directory group',
  params: WaveParams,
  reply: WaveAdded,
});

export const markListed = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/added/list',
  who: 'lead',
  summary:
    'Say who of a wave was added to its directory group: user principal names or object ids, one a line, or a CSV with the column userPrincipalName. Names that are unknown or not in the wave are listed, the others kept.',
  params: WaveParams,
  body: z.string(),
  bodyType: 'csv',
  reply: ImportReport.extend({ wave: WaveAdded }),
});

export const takeBackMark = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/added/take-back',
  who: 'lead',
  summary: 'Take a mark back: the people it marked do not count as added any more',
  params: WaveParams,
  body: z.object({ mark: z.string().min(1).max(60) }),
  reply: WaveAdded,
});
