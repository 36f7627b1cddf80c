import { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../../doors/http/route.ts';
import type { StoredHead } from '../../announcements/record/announcement-row.ts';
import type { WaitingIssue } from '../../feedback/issues-table.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';

/** Nobody has answered for longer than this. */
const UNANSWERED_DAYS = 2;
/** Somebody has begun with it, and it is not solved after so long. */
const LATE_DAYS = 14;

/** Waves whose gate waits for this lead, the first to begin first. */
export function gatesWaiting(waves: readonly Wave[], caller: Caller, today: Temporal.PlainDate): Wave[] {
  return theirs(waves, caller, today)
    .filter(({ gate, holds }) => gate === 'closed' && !holds.some(({ kind }) => kind === 'gate'))
    .sort((a, b) => Temporal.PlainDate.compare(a.start, b.start));
}

/** Waves that this lead leads and that stay held until somebody does something. */
export function wavesHeld(waves: readonly Wave[], caller: Caller, today: Temporal.PlainDate): Wave[] {
  return theirs(waves, caller, today).filter(({ holds }) => holds.some(({ kind }) => kind !== 'storm'));
}

/** Announcements that wait for this approver: not their own, which somebody else has to approve. */
export function approvalsWaiting(heads: readonly StoredHead[], caller: Caller): StoredHead[] {
  if (caller.role !== 'lead' || !caller.approver) return [];
  return heads.filter(
    (head) => head.state === 'in-review' && head.by.id !== caller.id && mayAddress(caller, head),
  );
}

/** Announcements that a fault has stopped before everybody was served. */
export function stoppedOnes(heads: readonly StoredHead[], caller: Caller): StoredHead[] {
  if (caller.role !== 'lead') return [];
  return heads.filter((head) => head.stopped && mayAddress(caller, head));
}

/** Issues that nobody has answered in time, and those that are not solved in time. */
export function issuesWaiting(
  issues: readonly WaitingIssue[],
  now: number,
): Record<'unanswered' | 'late', WaitingIssue[]> {
  const olderThan = (days: number) => (issue: WaitingIssue) =>
    now - Date.parse(issue.reportedAt) > days * 24 * 60 * 60 * 1_000;
  return {
    unanswered: issues.filter(({ state }) => state === 'open').filter(olderThan(UNANSWERED_DAYS)),
    late: issues.filter(({ state }) => state === 'in-progress').filter(olderThan(LATE_DAYS)),
  };
}

function theirs(waves: readonly Wave[], caller: Caller, today: Temporal.PlainDate): Wave[] {
  if (caller.role !== 'lead') return [];
  return waves.filter((wave) => {
    const state = waveState(wave, today);
    return state !== 'complete' && state !== 'cancelled' && leadsWave(caller, wave);
  });
}

/** What names no groups is for leads of all. */
function mayAddress(caller: Caller, { groups }: StoredHead): boolean {
  if (caller.leads === null) return true;
  return groups.length > 0 && groups.every((groupId) => leadsWave(caller, { groupId }));
}
