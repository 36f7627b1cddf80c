import { writeCsv, writeCsvRows } from '../../base/csv.ts';
import type { DeliveryRowView } from '../../contract/delivery/results.ts';

const COLUMNS = ['Name', 'Sign-in name', 'Business group', 'Why'];

/** For whoever looks after Teams: what to do about each of them. */
const WHY: Readonly<Record<string, string>> = {
  'not-installed': 'Does not have the app',
  'install-forbidden': 'May not be given the app: look at the app policies of this person, and their licence',
  'install-no-account': 'Microsoft 365 knows no such account, or it has no Teams',
  'install-refused': 'Microsoft Graph refused to install the app',
  'install-unanswered': 'Microsoft Graph did not answer: try again later',
};

/** The header, then as many rows at a time as there come. */
export async function* withoutAppCsv(
  parts: AsyncIterable<readonly DeliveryRowView[]>,
): AsyncIterable<string> {
  yield writeCsv(COLUMNS, []);
  for await (const part of parts) {
    yield writeCsvRows(
      part.map(({ person, upn, group, why }) => [person.name, upn, group.name, WHY[why ?? ''] ?? why]),
    );
  }
}
