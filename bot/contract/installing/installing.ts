import { z } from 'zod';
import { ById, Moment, PersonName } from '../common.ts';
import { endpoint } from '../endpoint.ts';

/** Whether, and on whose word, people get the app. `off`: Microsoft Graph is not set up for it. */
export const InstallRule = z.enum(['off', 'by-hand', 'automatic']);
export type InstallRule = z.infer<typeof InstallRule>;

/** How far bringing the app to the people of an announcement has come. */
export const InstallProgress = z.object({
  state: z
    .enum(['going-on', 'waiting', 'done', 'stopped'])
    .describe('waiting: some have the app by now as far as Graph knows, but Teams has not told the bot yet'),
  by: PersonName,
  at: Moment.describe('When it was asked for last'),
  stoppedBecause: z.string().nullable(),
  asked: z.int().describe('People whom Graph was asked to install it for'),
  served: z.int().describe('They got the app, and then the announcement'),
  waiting: z.int().describe('They got the app; the announcement follows'),
  refused: z.int().describe('Graph will not install it for them'),
  countedAt: Moment.nullable(),
});
export type InstallProgress = z.infer<typeof InstallProgress>;

export const InstallingView = z.object({
  without: z.int().describe('People of the audience whom the app is missing for, as they were counted last'),
  rule: InstallRule,
  mayInstall: z.boolean(),
  mayNotBecause: z.string().nullable().describe('Why the app is not installed from here, in a sentence'),
  progress: InstallProgress.nullable(),
});
export type InstallingView = z.infer<typeof InstallingView>;

export const getInstalling = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/installing',
  who: 'lead',
  summary: 'How many of its people have no app, and how far installing it for them has come',
  params: ById,
  reply: InstallingView,
});

export const installApp = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/installing',
  who: 'lead',
  summary:
    'Install the app through Microsoft Graph for those of its people who have not got it, and send to them then. Asking twice does no harm.',
  params: ById,
  reply: InstallingView,
  status: 202,
});

export const getWithoutAppCsv = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/without-app.csv',
  who: 'lead',
  summary: 'The people whom the app is missing for, with the reason, as CSV, guarded against formulas',
  params: ById,
  replyType: 'csv',
  reply: z.string(),
});
