import type { forecastComposition, getTemplates, keepList } from '../../bot/contract/compose.ts';
import type { Reply } from '../api/request.ts';

export type CompositionForecast = Reply<typeof forecastComposition>;
export type KeptList = Reply<typeof keepList>;
export type Templates = Reply<typeof getTemplates>;
