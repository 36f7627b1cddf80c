import { writeCsv } from '../../base/csv.ts';
import { message, type Say } from '../../base/words/message.ts';
import type { PostView } from '../../contract/channels/channels.ts';

const COLUMNS = ['team', 'channel', 'owners', 'outcome', 'why', 'at', 'since'] as const;

/**
 * A row for each channel that an announcement goes into. It is a file of its own, as the one of people has other
 * columns, which a spreadsheet could not filter with posts between them. Moments are ISO 8601 in UTC.
 */
export function postsCsv(posts: readonly PostView[], say: Say): string {
  return writeCsv(
    COLUMNS.map((column) => say(message(`channels.column-${column}`))),
    posts.map(({ place, owners, words, at }) => [
      place.team,
      place.channel,
      owners.map(({ name }) => name).join('; '),
      words.outcome,
      words.why,
      at,
      words.since,
    ]),
  );
}
