import { expect, test } from 'vitest';
import type { AuditEntry } from '../../../../../bot/contract/announcements/announcement.ts';
import { laterRunQuestion } from '../../../../../tab/features/announcements/life/later-run.ts';

/** The record, the newest first. */
function theRecord(...whats: AuditEntry['what'][]): AuditEntry[] {
  const by = { id: 'b0000000-0000-4000-8000-000000000000', name: 'Ada' };
  return whats.map((what, index) => ({ id: `${index}`, what, by, at: '2026-12-01T10:00:00Z', note: '' }));
}

test('calling off a later run asks about that run, and says that the announcement stays sent', () => {
  const resend = laterRunQuestion({ state: 'sending', audit: theRecord('resent', 'finished', 'send') });
  const late = laterRunQuestion({
    state: 'sending',
    audit: theRecord('edited', 'send-to-late-joiners', 'finished', 'resent', 'finished', 'send'),
  });

  expect(resend?.title).toBe('Call the resend off?');
  expect(resend?.text).toContain('stays sent');
  expect(late?.title).toBe('Call off sending to those who joined since?');
});

test('a first run, or none, is not asked about as a later one', () => {
  expect(laterRunQuestion({ state: 'sending', audit: theRecord('send', 'created') })).toBeUndefined();
  expect(laterRunQuestion({ state: 'sending', audit: theRecord('created') })).toBeUndefined();
  expect(laterRunQuestion({ state: 'sent', audit: theRecord('finished', 'resent', 'send') })).toBeUndefined();
});
