import { writeCsv, writeCsvRows } from '../../../base/csv.ts';
import type { DeliveryRowView } from '../../../contract/delivery/results.ts';

const COLUMNS = [
  'Name',
  'Sign-in name',
  'Business group',
  'Outcome',
  'Why',
  'Possibly twice',
  'Got it',
  'Done',
  'Training opened',
  'Reported an issue',
];

/** As the screen calls them, whose filter made the file. */
const OUTCOME: Record<DeliveryRowView['state'], string> = {
  pending: 'Not sent',
  claimed: 'Being sent',
  sent: 'Sent',
  unreachable: 'Unreachable',
  failed: 'Failed',
  unknown: 'Unknown whether it arrived',
  skipped: 'Skipped',
};

/** Reasons as words; any other is told as Teams told it. */
const WHY: Readonly<Record<string, string>> = {
  'not-installed': 'Does not have the app',
  'install-forbidden': 'May not be given the app, by a policy or for want of a licence',
  'install-no-account': 'Has no account that Teams knows, so the app cannot be installed',
  'install-refused': 'Does not have the app, and Microsoft Graph would not install it',
  'install-unanswered': 'Does not have the app, and Microsoft Graph did not answer',
  'removed-app': 'Removed the app',
  blocked: 'Blocked the bot',
  'disabled-by-admin': 'The app is switched off for this person',
  forbidden: 'Teams refuses messages to this person',
  'conversation-gone': 'The chat is gone and cannot be made again',
  left: 'Has left the organisation',
};

/**
 * The header, then as many rows at a time as there come. Moments are ISO 8601 in UTC.
 * @param countsOpenings where openings of training are not counted, each row says so: an empty cell would say "no"
 */
export async function* resultsCsv(
  parts: AsyncIterable<readonly DeliveryRowView[]>,
  countsOpenings: boolean,
): AsyncIterable<string> {
  yield writeCsv(COLUMNS, []);
  for await (const part of parts) yield writeCsvRows(part.map((row) => cells(row, countsOpenings)));
}

function cells(row: DeliveryRowView, countsOpenings: boolean): (string | null)[] {
  return [
    row.person.name,
    row.upn,
    row.group.name,
    OUTCOME[row.state],
    row.why === null ? null : (WHY[row.why] ?? row.why),
    row.repeat ? 'yes' : null,
    row.acknowledgedAt,
    row.doneAt,
    countsOpenings ? row.openedTrainingAt : 'not counted',
    row.reportedAt,
  ];
}
