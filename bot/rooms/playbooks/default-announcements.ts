import { PILOT } from '../people/person.ts';
import type { DefaultAnnouncement, UserPhase } from './playbook.ts';

/** People are told about their wave with a week of notice, unless a lead chooses another day. */
const NOTICE_DAYS = -7;

/** What a playbook would tell the people of a wave in a phase, by day. */
export function defaultAnnouncements(
  phase: Pick<UserPhase, 'announcements'>,
  groupId: string,
): DefaultAnnouncement[] {
  const audience = groupId === PILOT ? 'pilot' : 'users';
  return phase.announcements
    .filter((announcement) => (announcement.audience ?? audience) === audience)
    .toSorted((a, b) => a.offsetDays - b.offsetDays);
}

/** The one of them that is meant for the day nearest to a week before the wave, the earlier of two. */
export function noticeOf(
  phase: Pick<UserPhase, 'announcements'>,
  groupId: string,
): DefaultAnnouncement | undefined {
  const distance = ({ offsetDays }: DefaultAnnouncement) => Math.abs(offsetDays - NOTICE_DAYS);
  const [nearest] = defaultAnnouncements(phase, groupId).toSorted((a, b) => distance(a) - distance(b));
  return nearest;
}
