import type { Words } from '../../../base/words/message.ts';

/**
 * Everything that the conditions of one gate are judged by, as plain data: it is kept with each decision, so that
 * the decision can be explained and replayed later. Dates as `2026-12-15`, moments as ISO 8601 in UTC.
 */
export interface GateFacts {
  collectedAt: string;
  /** The organisation's date when they were collected. */
  today: string;
  wave: { id: string; start: string; people: number };
  /** Required exit criteria of the phase that are due before its rollout. */
  criteria: { required: number; open: { id: string; title: string }[] };
  /** For the first wave of a workload: the foundation phases it needs. Null for any other wave. */
  foundation: NeededPhase[] | null;
  /** What the wave is judged by: the waves before it, as one. Null for the first wave of a rollout. */
  previous: PreviousFacts | null;
  /** Champions of the coming group; null for the pilot set, which has none of its own. */
  champions: { count: number; people: number } | null;
  /** The newest usage report; null before the first. */
  usage: { reportDate: string } | null;
}

export interface NeededPhase {
  phaseId: string;
  name: string;
  /** Null where nothing here tells. */
  done: boolean | null;
  /** Where it stands and what to do. */
  why: Words;
}

export interface PreviousFacts {
  waves: { id: string; name: string; start: string; people: number }[];
  /** From the last roll-up of its announcements; null where none was sent. */
  reach: { announcements: string[]; sent: number; countedAt: string } | null;
  /** Numbers of the issues reported about these waves. */
  issues: number[];
  /** Open issues with which somebody cannot work; confirmed once a lead has taken the issue up. */
  blockers: { number: number; confirmed: boolean }[];
  /** Licensed and active people of its groups by the newest report; null where no report tells. */
  adoption: { enabled: number; active: number; reportDate: string } | null;
  /** Why there is no adoption: without a product that reports measure, nobody asks for it. */
  noAdoption?: 'no-product' | 'no-report' | 'too-few-people';
  /** Answers to how well it went; null while nobody asks. */
  satisfaction: { answers: number; mean: number } | null;
  /** People who opened their training from an announcement; null where no announcement could tell. */
  trainingOpened: { opened: number } | null;
}
