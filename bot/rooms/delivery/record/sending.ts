import type { Words } from '../../../base/words/message.ts';
import type { SendingState } from '../../../contract/delivery/sending.ts';
import type { Tally } from './tally.ts';

/**
 * One message for one audience, from the moment that it begins to be sent. What it says, and whom it is for, is in
 * the announcement of the same id; title and text are those of its fallback language, for lists.
 */
export interface Sending {
  /** Made by whoever sends it, so that sending twice is one announcement. */
  id: string;
  rolloutId: string;
  /** The wave that it hangs on; null for other audiences. */
  waveId: string | null;
  title: string;
  text: string;
  state: SendingState;
  stoppedBecause: Words | null;
  by: { id: string; name: string };
  startedAt: string;
  /** Chunks of the frozen audience; null until all are frozen. */
  chunks: number | null;
  settledAt: string | null;
  /** The last moment, ISO 8601, at which somebody's own hour comes; missing where all may have it at once. */
  waitsUntil?: string;
  /** Its wave is held, as last seen while sending: nothing is sent meanwhile. */
  held?: boolean;
  /** The run that it is in, or was in last; 1 for the first. */
  number: number;
  /** The last roll-up over the delivery rows; null before the first. */
  tally: (Tally & { countedAt: string }) | null;
}

/** How far sending has come: written by the engine alone, read with the announcement. */
export interface Course {
  /** Which set of lanes sends it; lanes of an earlier set end. 0 before the first. */
  run: number;
  /** When a freeze began or last said that it goes on; empty before the first. */
  aliveAt: string;
  /** The last sign of life of any part of the engine. */
  lastSign: string;
  /** When the counts last changed. */
  progressAt: string;
  /** Another text whenever everybody is to be counted again; missing before the first time. */
  countAsked?: string;
  /** The last wish to send it again that was carried out, ISO 8601; missing before the first. */
  resentAt?: string;
}

/** No more messages will go out for it. */
export function isOver(announcement: Pick<Sending, 'state'>): boolean {
  return announcement.state === 'sent' || announcement.state === 'stopped';
}
