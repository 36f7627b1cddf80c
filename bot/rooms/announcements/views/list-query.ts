import type { AnnouncementHead } from '../../../contract/announcements/announcement.ts';

/** What somebody looks for in the list of announcements. */
export interface ListQuery {
  /** Only those that this person began. */
  by?: string | undefined;
  search?: string | undefined;
}

/** Whether one is what somebody looks for: every word of the search begins, or stands in, something that it shows. */
export function fitsQuery(
  { title, audience, by }: Pick<AnnouncementHead, 'title' | 'audience' | 'by'>,
  query: ListQuery,
): boolean {
  if (query.by !== undefined && query.by !== by.id) return false;
  const shown = `${title} ${audience} ${by.name}`.toLowerCase();
  const words = (query.search ?? '').toLowerCase().split(/\s+/);
  return words.every((word) => shown.includes(word));
}
