import { type Message, message } from '../../../base/words/message.ts';

/** The usage reports of Microsoft 365 that can be told apart by their header. */
export type ReportKind = 'active-users' | 'email' | 'teams' | 'apps' | 'copilot' | 'teams-admin-center';

/** What people call each report, as it stands in a sentence. */
export function reportName(kind: ReportKind): Message {
  return message(`importing.report-${kind}`);
}

/**
 * A column that only this report has. Microsoft moves and adds columns without notice, so one telling name is
 * safer than the whole header. Spellings: Graph reportRoot pages; both Copilot spellings are about.
 */
const FINGERPRINTS: readonly (readonly [column: string, kind: ReportKind])[] = [
  ['has exchange license', 'active-users'],
  ['send count', 'email'],
  ['private chat message count', 'teams'],
  ['outlook (windows)', 'apps'],
  ['word copilot last activity date', 'copilot'],
  ['last activity of word copilot', 'copilot'],
  ['channel messages', 'teams-admin-center'],
  ['total meetings organized', 'teams-admin-center'],
];

/** Which report has these columns (lower case); undefined for a file that is none of the known ones. */
export function reportKind(columns: readonly string[]): ReportKind | undefined {
  return FINGERPRINTS.find(([column]) => columns.includes(column))?.[1];
}
