import { z } from 'zod';
import { CalendarDate } from '../common.ts';

/** Half-open, as everywhere. */
export const Dates = z.object({ start: CalendarDate, end: CalendarDate });
export type Dates = z.infer<typeof Dates>;

/** What became of a wave in its plan, or of the plan as a whole. */
export const PlanChange = z.enum([
  'moved',
  'undone',
  'held',
  'released',
  'renamed',
  'cancelled',
  'refrozen',
  'pilots',
]);
export type PlanChange = z.infer<typeof PlanChange>;
