import type {
  forecastAnnouncement,
  getTemplates,
} from '../../../bot/contract/announcements/announcements.ts';
import type { keepList } from '../../../bot/contract/announcements/audience-lists.ts';
import type { Reply } from '../../api/request.ts';

export type AnnouncementForecast = Reply<typeof forecastAnnouncement>;
export type KeptList = Reply<typeof keepList>;
export type Templates = Reply<typeof getTemplates>;
