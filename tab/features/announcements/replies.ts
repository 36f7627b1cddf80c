import type { keepList } from '../../../bot/contract/announcements/audience-lists.ts';
import type { forecastComposition, getTemplates } from '../../../bot/contract/announcements/compose.ts';
import type { Reply } from '../../api/request.ts';

export type CompositionForecast = Reply<typeof forecastComposition>;
export type KeptList = Reply<typeof keepList>;
export type Templates = Reply<typeof getTemplates>;
