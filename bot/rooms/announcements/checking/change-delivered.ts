import { isDeepStrictEqual } from 'node:util';
import type { Announcement, AnnouncementFault } from '../../../contract/announcements/announcement.ts';
import { channelsIn } from '../record/announcement.ts';

/** What decides over a change of an announcement that people have already. */
interface ChangeFacts {
  faults: readonly AnnouncementFault[];
  approvalRequired: boolean;
  isApprover: boolean;
}

/** Decided when it was sent. */
const FIXED = ['audience', 'exclude', 'schedule', 'essential'] as const;

/** Why cards that people have may not be changed to this, in a sentence; undefined when they may. */
export function whyNotChangeDelivered(
  before: Announcement,
  next: Announcement,
  { faults, approvalRequired, isApprover }: ChangeFacts,
): string | undefined {
  const changed: string[] = FIXED.filter(
    (part) => !isDeepStrictEqual(before[part], next[part]) || isUnfinished(next, part),
  );
  if (!isDeepStrictEqual(channelsIn(before), channelsIn(next))) changed.push('channels');
  if (changed.length > 0) {
    return `People have it already: only what it says can be changed, not ${changed.join(', ')}. Duplicate it for others.`;
  }
  if (approvalRequired && !isApprover) {
    return 'A second person has to approve what people get, and they have this already: ask an approver to change it.';
  }
  // Of its schedule, or of a wave that is over, nobody who has it needs to know.
  return faults.find(({ where, blocks }) => blocks && /^(contents|fallback|training)/.test(where))?.what;
}

function isUnfinished({ unfinished }: Announcement, part: (typeof FIXED)[number]): boolean {
  return (part === 'audience' || part === 'schedule') && unfinished?.[part] !== undefined;
}
