import { retryAfterMs } from '../../base/retry-after.ts';

/** Why Graph will not install the app for somebody, however often it is asked. */
export type InstallRefusal = 'install-forbidden' | 'install-no-account' | 'install-refused';

/** What became of one wish to install the app for a person. */
export type InstallOutcome =
  | { kind: 'installed' }
  /** They have it, and had it before. */
  | { kind: 'already' }
  | { kind: 'refused'; why: InstallRefusal; raw: string }
  /** Too fast: everybody has to wait; `retryAfterMs` is what Graph asked for, if it did. */
  | { kind: 'throttled'; retryAfterMs: number | undefined }
  /** No answer, or a fault on Graph's side: nobody knows. Asking again does no harm. */
  | { kind: 'unavailable'; raw: string }
  /** This product may not install anything: it is pointless to ask for anybody else. */
  | { kind: 'not-permitted'; raw: string };

/** The parts of an answer of Graph that decide. */
export interface GraphAnswer {
  status: number;
  code: string;
  message: string;
  retryAfter: string | null;
}

/**
 * Sorts the answers to `POST /users/{id}/teamwork/installedApps`. A 403 is about one person (an app policy, no licence)
 * unless Graph says that the permission itself is missing.
 */
export function installOutcomeOf(
  { status, code, message, retryAfter }: GraphAnswer,
  now: number,
): InstallOutcome {
  const raw = `${status} ${code} ${message}`.trim().slice(0, 500);
  if (status >= 200 && status < 300) return { kind: 'installed' };
  switch (status) {
    case 409:
      return { kind: 'already' };
    case 401:
      return { kind: 'not-permitted', raw };
    case 403:
      return LACKS_PERMISSION.test(`${code} ${message}`)
        ? { kind: 'not-permitted', raw }
        : { kind: 'refused', why: 'install-forbidden', raw };
    case 404:
      return { kind: 'refused', why: 'install-no-account', raw };
    case 429:
      return { kind: 'throttled', retryAfterMs: retryAfterMs(retryAfter, now) };
  }
  // Graph says 503 with Retry-After when it is busy: waiting for it helps everybody.
  if (status === 503 && retryAfter) return { kind: 'throttled', retryAfterMs: retryAfterMs(retryAfter, now) };
  if (status >= 500) return { kind: 'unavailable', raw };
  return { kind: 'refused', why: 'install-refused', raw };
}

/** "Missing role permissions on the request. API requires one of ..." */
const LACKS_PERMISSION = /Missing (role|scope) permissions|Authorization_RequestDenied/i;
