import { z } from 'zod';
import type { InstallRefusal } from '../../doors/graph/install-outcome.ts';
import type { Delivery } from '../delivery/record/delivery.ts';

/**
 * Where one person of an announcement stands on the way to the app. `asking` is written before Graph is asked: after
 * a crash it is asked once more, and answers that they have it. `asked`: Teams is to tell the bot. `here`: the bot can
 * write to them. `opened`: their delivery is pending again. The others are ends; Teams may still tell of them later.
 */
export const InstallState = z.enum(['asking', 'asked', 'here', 'opened', 'served', 'missed', 'refused']);
export type InstallState = z.infer<typeof InstallState>;

export interface Install {
  chunk: number;
  personId: string;
  state: InstallState;
  /** When Graph was asked last, ISO 8601. */
  askedAt: string;
  /** For which wish, by its moment: a later one asks again. */
  wishedAt: string;
  /** How often Graph did not answer. */
  silences: number;
  /** Teams told the bot of the installation. */
  came: boolean;
  /** It was tried without waiting any longer for Teams to tell. */
  alone: boolean;
}

/** Why the app is missing for somebody: they never got it, or Graph would not install it, and why. */
export type AppReason = 'not-installed' | InstallRefusal | 'install-unanswered';
const APP_REASONS: readonly AppReason[] = [
  'not-installed',
  'install-forbidden',
  'install-no-account',
  'install-refused',
  'install-unanswered',
];

/** Whoever removed or blocked the app did so on purpose: they do not get it again from here. */
export function isWithoutApp({ state, why }: Pick<Delivery, 'state' | 'why'>): boolean {
  return state === 'unreachable' && APP_REASONS.some((reason) => reason === why);
}

/** People without the app, of counted reasons. */
export function withoutApp(reasons: readonly { why: string; people: number }[]): number {
  return reasons
    .filter(({ why }) => isWithoutApp({ state: 'unreachable', why }))
    .reduce((sum, { people }) => sum + people, 0);
}

/** Graph that does not answer is asked this often about one person. */
export const MOST_SILENCES = 8;

/** Whether Graph is to be asked about a person now, for the wish of that moment. */
export function isToAsk(
  delivery: Pick<Delivery, 'state' | 'why' | 'notBefore'>,
  known: Pick<Install, 'state' | 'wishedAt'> | undefined,
  wishedAt: string,
  now: number,
): 'ask' | 'later' | 'no' {
  if (!isWithoutApp(delivery)) return 'no';
  // The app greets them: nobody hears of it before their own hour.
  if (delivery.notBefore !== null && Date.parse(delivery.notBefore) > now) return 'later';
  if (!known || known.state === 'asking') return 'ask';
  if (known.state === 'here' || known.state === 'opened') return 'no';
  return known.wishedAt < wishedAt ? 'ask' : 'no';
}

/** What to do about somebody who has the app by now, by where their delivery stands. */
export type ServeStep = 'open' | 'wait' | 'served' | 'missed' | 'once-more' | 'not-yet';

/**
 * Decides over one person who is `here` or `opened`. Whoever has the announcement already, by whichever way, is not
 * sent to again; whoever was opened and still has no app waits for Teams to tell.
 */
export function serveStep(
  { state, came }: Pick<Install, 'state' | 'came'>,
  row: Pick<Delivery, 'state' | 'why' | 'tries'> | undefined,
): ServeStep {
  switch (row?.state) {
    case undefined:
    case 'skipped':
    case 'failed':
      return 'missed';
    case 'sent':
      return 'served';
    case 'unknown':
      return row.tries < 2 ? 'wait' : 'missed';
    case 'pending':
    case 'claimed':
      return 'wait';
    case 'unreachable':
      if (state === 'here') return isWithoutApp(row) ? 'open' : 'missed';
      if (!isWithoutApp(row)) return 'missed';
      return came ? 'once-more' : 'not-yet';
  }
}
