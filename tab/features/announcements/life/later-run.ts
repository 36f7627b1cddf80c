import type { AnnouncementView, AuditEntry } from '../../../../bot/contract/announcements/announcement.ts';
import type { Question } from './steps.ts';

/** The question about the run that each of these began; none about a first one, which ends the announcement. */
const TITLES: Readonly<Partial<Record<AuditEntry['what'], string | null>>> = {
  send: null,
  resent: 'Call the resend off?',
  'send-to-late-joiners': 'Call off sending to those who joined since?',
};

/** What is asked before a later run is called off; undefined while it is in its first run, or in none. */
export function laterRunQuestion({
  state,
  audit,
}: Pick<AnnouncementView, 'state' | 'audit'>): Question | undefined {
  if (state !== 'sending') return undefined;
  const began = audit.find(({ what }) => what in TITLES);
  const title = began && TITLES[began.what];
  if (!title) return undefined;
  return {
    title,
    text: 'Nobody else gets it in this run. The announcement stays sent, and those who have it keep it.',
    confirm: 'Call it off',
    note: { label: 'Reason', required: false },
  };
}
