import { isDeepStrictEqual } from 'node:util';
import { type Message, message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import { channelsIn } from '../record/announcement.ts';
import type { CheckFault } from './check-announcement.ts';

/** What decides over a change of an announcement that people have already. */
interface ChangeFacts {
  faults: readonly CheckFault[];
  approvalRequired: boolean;
  isApprover: boolean;
  /** It is to be of another rollout. */
  elsewhere: boolean;
}

/** Decided when it was sent. */
const FIXED = ['audience', 'exclude', 'schedule', 'essential'] as const;

/** Why cards that people have may not be changed to this; undefined when they may. */
export function whyNotChangeDelivered(
  before: Announcement,
  next: Announcement,
  { faults, approvalRequired, isApprover, elsewhere }: ChangeFacts,
): Message | undefined {
  const changed: ((typeof FIXED)[number] | 'channels' | 'rollout')[] = FIXED.filter(
    (part) => !isDeepStrictEqual(before[part], next[part]) || isUnfinished(next, part),
  );
  if (!isDeepStrictEqual(channelsIn(before), channelsIn(next))) changed.push('channels');
  if (elsewhere) changed.push('rollout');
  if (changed.length > 0) {
    const parts = { list: changed.map((part) => message(`announcements.part.${part}`)) };
    return message('announcements.why-not.fixed', { parts });
  }
  if (approvalRequired && !isApprover) return message('announcements.why-not.delivered');
  // Of its schedule, or of a wave that is over, nobody who has it needs to know.
  return faults.find(({ where, blocks }) => blocks && /^(contents|fallback|training)/.test(where))?.what;
}

function isUnfinished({ unfinished }: Announcement, part: (typeof FIXED)[number]): boolean {
  return (part === 'audience' || part === 'schedule') && unfinished?.[part] !== undefined;
}
