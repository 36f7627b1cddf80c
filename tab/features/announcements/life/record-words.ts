import type { AuditEntry } from '../../../../bot/contract/announcements/announcement.ts';

/** What was done, for "Approved by Ada Novak". */
export const RECORD_WORDS: Readonly<Record<AuditEntry['what'], string>> = {
  created: 'Started',
  edited: 'Changed',
  duplicated: 'Duplicated',
  'test-sent': 'Sent as a test',
  commented: 'Commented',
  reviewed: 'Reviewed',
  'cards-updated': 'Cards in chats changed',
  resent: 'Sent again to people it had not reached',
  'app-installed': 'App installed for people without it',
  reminded: 'Reminded',
  rescheduled: 'Moved with its wave',
  finished: 'Finished',
  stopped: 'Stopped',
  posted: 'Posted in a channel',
  submit: 'Handed in for review',
  'send-back': 'Changes asked for',
  approve: 'Approved',
  schedule: 'Scheduled',
  unschedule: 'Taken off the schedule',
  send: 'Sent',
  cancel: 'Cancelled',
  'send-to-late-joiners': 'Sent to those who joined since',
  retract: 'Taken back',
};
