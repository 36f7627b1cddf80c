import { messageOf } from '../../base/errors.ts';
import type { Activity } from './activities.ts';

/** How the bot took an activity. */
export interface BotAnswer {
  /** The bot answered 2xx. */
  ok: boolean;
  /** HTTP status; 0 when there was no answer at all. */
  status: number;
  /** The parsed JSON of the answer, null when there was none. */
  body: unknown;
  /** Why it is not ok, for people. */
  problem: string | null;
}

/** Teams waits about this long for a bot. */
const PATIENCE_MS = 15_000;

/** Posts an activity to the bot. Never throws: what goes wrong is part of the answer. */
export async function postToBot(endpoint: string, activity: Activity): Promise<BotAnswer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = parsed(await response.text());
    const problem = response.ok ? null : `The app answered with status ${response.status}.`;
    return { ok: response.ok, status: response.status, body, problem };
  } catch (error) {
    return { ok: false, status: 0, body: null, problem: `The app did not answer: ${reasonOf(error)}.` };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** fetch hides the reason, such as a refused connection, in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return messageOf(cause) || 'no connection';
}
