import type { SendingView } from '../../../../bot/contract/delivery/sending.ts';

export interface Progress {
  /** Nothing more goes out, because nobody is left to send to or because it was stopped. */
  readonly done: boolean;
  /** Recipients with an outcome, whatever it is. */
  readonly settled: number;
  readonly audience: number;
  /** settled / audience, 0 to 1; null until the audience is known. */
  readonly share: number | null;
  /** Recipients settled per second since the start; null before there is enough to tell. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

type Sending = Pick<SendingView, 'state' | 'startedAt' | 'settledAt' | 'countedAt' | 'counts'>;

/** How far an announcement is, from its counts and the moment they were taken. */
export function progressOf(announcement: Sending): Progress {
  const { audience, pending, claimed } = announcement.counts;
  const done = announcement.settledAt !== null || announcement.state === 'stopped';
  const settled = Math.max(0, audience - pending - claimed);
  const share = audience > 0 ? settled / audience : done ? 1 : null;
  const perSecond = rate(settled, announcement.startedAt, announcement.settledAt ?? announcement.countedAt);
  const secondsLeft = done || perSecond === null ? null : Math.ceil((audience - settled) / perSecond);
  return { done, settled, audience, share, perSecond, secondsLeft };
}

/** The whole tenths a screen reader hears: every single count would never let it finish a sentence. */
export function tenthsOf(progress: Pick<Progress, 'share'>): number {
  return Math.floor((progress.share ?? 0) * 10) * 10;
}

function rate(settled: number, from: string, to: string | null): number | null {
  if (settled === 0 || to === null) return null;
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return seconds < 1 ? null : settled / seconds;
}
