import { z } from 'zod';
import { Seen } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { HourOfDay } from './announcement.ts';

/** Rules that hold for all announcements of the organisation. */
export const AnnouncementRules = z.object({
  approval: z.enum(['required', 'optional']).describe('Whether a second person must approve before it goes'),
  pilotReview: z.enum(['required', 'optional']).describe('Whether pilot people must approve material first'),
  quietFrom: HourOfDay.nullable().describe('Nobody hears anything from this hour of theirs ...'),
  quietUntil: HourOfDay.nullable().describe('... until this one'),
  workingDaysOnly: z.boolean(),
  installApp: z
    .enum(['automatic', 'by-hand'])
    .default('by-hand')
    .describe(
      'Whether people of an audience who have no app get it while it is sent, where Microsoft Graph is set up for it',
    ),
});
export type AnnouncementRules = z.infer<typeof AnnouncementRules>;

const RulesReply = z.object({
  rules: AnnouncementRules,
  mayChange: z.boolean(),
  canInstall: z.boolean().describe('Whether Microsoft Graph is set up to install the app for people'),
  takesPictures: z
    .boolean()
    .describe('Whether pictures can be uploaded: Teams has to reach this product to fetch them'),
  seen: Seen,
});

export const getAnnouncementRules = endpoint({
  method: 'GET',
  path: '/api/announcements/rules',
  who: 'lead',
  summary: 'Approval, review, quiet hours and working days',
  reply: RulesReply,
});

export const changeAnnouncementRules = endpoint({
  method: 'PUT',
  path: '/api/announcements/rules',
  who: 'lead',
  summary: 'Change the rules; for approvers of all groups',
  body: z.object({ rules: AnnouncementRules, seen: Seen }),
  reply: RulesReply,
});
