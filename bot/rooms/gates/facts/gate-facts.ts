import { z } from 'zod';
import { StoredWords } from '../../../base/words/stored.ts';
import { InfrastructureState } from '../../../contract/criteria/criteria.ts';

const Needed = z.object({
  phaseId: z.string(),
  name: z.string(),
  /** Null where nothing here tells. */
  done: z.boolean().nullable(),
  /** Where it stands and what to do. */
  why: StoredWords,
});
export type NeededPhase = z.infer<typeof Needed>;

const Groundwork = z.object({
  /** How far IT has set up each phase; none where the first wave of the phase has come before. */
  infrastructure: z.array(z.object({ phase: z.string(), state: InfrastructureState })),
  /** Required exit criteria of IT-only phases that the wave is the first to build on. */
  open: z.array(z.object({ id: z.string(), title: z.string(), phase: z.string() })),
  /** The same of IT-only phases that come after the last waves: nothing builds on them, and nobody else asks. */
  after: z.array(z.object({ id: z.string(), title: z.string(), phase: z.string() })),
});
export type Groundwork = z.infer<typeof Groundwork>;

const Colliding = z.object({
  waveId: z.string(),
  phase: z.string(),
  /** As people tell it from others. */
  rollout: StoredWords,
  /** The days that both waves have, the last one included. */
  from: z.string(),
  to: z.string(),
});
export type Colliding = z.infer<typeof Colliding>;

const Previous = z.object({
  /** Their names are made where they are read. */
  waves: z.array(z.object({ id: z.string(), start: z.string(), people: z.number() })),
  /** From the last roll-up of its announcements; null where none was sent. */
  reach: z.object({ announcements: z.array(z.string()), sent: z.number(), countedAt: z.string() }).nullable(),
  /** Numbers of the issues reported about these waves that nobody has settled; of before also of settled ones. */
  issues: z.array(z.number()),
  /** The same numbers, those of each person together, without naming anybody; missing in facts of before. */
  byPerson: z.array(z.array(z.number())).optional(),
  /** Open issues with which somebody cannot work; confirmed once a lead has taken the issue up. */
  blockers: z.array(z.object({ number: z.number(), confirmed: z.boolean() })),
  /** Licensed and active people of its groups by the newest report; null where no report tells. */
  adoption: z.object({ enabled: z.number(), active: z.number(), reportDate: z.string() }).nullable(),
  /** Why there is no adoption: without a product that reports measure, nobody asks for it. */
  noAdoption: z.enum(['no-product', 'no-report', 'too-few-people']).optional(),
  /** Answers to how well it went; null while nobody asks. */
  satisfaction: z.object({ answers: z.number(), mean: z.number() }).nullable(),
  /** People who opened their training from an announcement; null where no announcement could tell. */
  trainingOpened: z.object({ opened: z.number() }).nullable(),
});
export type PreviousFacts = z.infer<typeof Previous>;

/**
 * Everything that the conditions of one gate are judged by, as plain data: it is kept with each decision, so that
 * the decision can be explained and replayed later. Dates as `2026-12-15`, moments as ISO 8601 in UTC.
 */
export const GateFacts = z.object({
  collectedAt: z.string(),
  /** The organisation's date when they were collected. */
  today: z.string(),
  wave: z.object({ id: z.string(), start: z.string(), people: z.number() }),
  /** Required exit criteria of the phase that are due before the wave. */
  criteria: z.object({
    required: z.number(),
    open: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  /** What IT has to have done before the first wave that builds on it. Null for any other wave, missing in facts of before. */
  groundwork: Groundwork.nullable().optional(),
  /** Waves of other rollouts that have the same people on the same days; missing in facts of before. */
  collisions: z.array(Colliding).optional(),
  /** For a wave of a workload: the foundation phases that its people need. Null for any other wave. */
  foundation: z.array(Needed).nullable().default(null),
  /** What the wave is judged by: the waves before it, as one. Null for the first wave of a rollout. */
  previous: Previous.nullable(),
  /** Champions of the coming group; null for the pilot set, which has none of its own. */
  champions: z.object({ count: z.number(), people: z.number() }).nullable(),
  /** The newest usage report; null before the first. */
  usage: z.object({ reportDate: z.string() }).nullable(),
});
export type GateFacts = z.infer<typeof GateFacts>;
