import type { AuditEntry } from '../../bot/contract/compose.ts';

const WORDS: Record<AuditEntry['what'], string> = {
  created: 'Draft written',
  edited: 'Changed',
  duplicated: 'Duplicated',
  'test-sent': 'Sent as a test',
  commented: 'Commented on',
  reviewed: 'Reviewed',
  'cards-updated': 'Delivered cards changed',
  resent: 'Sent again to some',
  reminded: 'Reminder sent',
  rescheduled: 'Moved with its wave',
  finished: 'Everybody settled',
  stopped: 'Stopped',
  submit: 'Handed in for review',
  'send-back': 'Sent back',
  approve: 'Approved',
  schedule: 'Scheduled',
  unschedule: 'Taken off the schedule',
  send: 'Sent',
  cancel: 'Cancelled',
  retract: 'Taken back',
};

/** A line of the audit record in words. */
export function recordWords(what: AuditEntry['what']): string {
  return WORDS[what];
}
