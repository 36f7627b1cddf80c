import type { AnnouncementRules } from '../../../../bot/contract/announcements/announcement-rules.ts';

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is offered when quiet hours are switched on: nobody is woken. */
const USUAL = { quietFrom: '20:00', quietUntil: '07:00' };

export function withQuiet(on: boolean): Pick<AnnouncementRules, 'quietFrom' | 'quietUntil'> {
  return on ? USUAL : { quietFrom: null, quietUntil: null };
}

/** Why these quiet hours cannot be kept, in a sentence; null where they can. */
export function faultOfQuiet({
  quietFrom,
  quietUntil,
}: Pick<AnnouncementRules, 'quietFrom' | 'quietUntil'>): string | null {
  if (quietFrom === null || quietUntil === null) return null;
  if (!HOUR.test(quietFrom) || !HOUR.test(quietUntil)) return 'Both hours are needed.';
  return quietFrom === quietUntil
    ? 'They begin and end at the same hour. Switch quiet hours off instead.'
    : null;
}

/** What the hours mean for one person. */
export function quietWords({
  quietFrom,
  quietUntil,
}: Pick<AnnouncementRules, 'quietFrom' | 'quietUntil'>): string {
  if (quietFrom === null || quietUntil === null) return 'Scheduled announcements come at any hour.';
  return `A scheduled announcement that is due between ${quietFrom} and ${quietUntil} of somebody's own day comes at ${quietUntil}.`;
}

export function sameRules(a: AnnouncementRules, b: AnnouncementRules): boolean {
  return (
    a.approval === b.approval &&
    a.pilotReview === b.pilotReview &&
    a.quietFrom === b.quietFrom &&
    a.quietUntil === b.quietUntil &&
    a.workingDaysOnly === b.workingDaysOnly &&
    a.installApp === b.installApp
  );
}
