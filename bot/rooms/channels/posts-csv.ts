import { writeCsv } from '../../base/csv.ts';
import type { PostView } from '../../contract/channels/channels.ts';

const COLUMNS = ['Team', 'Channel', 'For', 'Outcome', 'Why', 'When', 'Since then'];

const OUTCOME: Record<PostView['state'], string> = {
  pending: 'Not posted yet',
  claimed: 'Being posted',
  sent: 'Posted',
  failed: 'Failed',
  unknown: 'Unknown: Teams never said',
};

/** Reasons as words; any other is told as Teams told it. */
const WHY: Readonly<Record<string, string>> = {
  'removed-app': 'The app was removed from the team',
  'conversation-gone': 'The channel is gone',
  'not-installed': 'The app is not in the team',
  'disabled-by-admin': 'The app is switched off by the administrator',
  forbidden: 'Teams refuses posts there',
  blocked: 'Teams refuses posts there',
  'card-too-large': 'The card is too large for Teams',
  'bot-refused': 'Teams does not accept the bot',
};

const SINCE: Record<PostView['card'], string | null> = {
  'as-sent': null,
  changed: 'Changed',
  removed: 'Taken back',
  gone: 'Deleted by somebody in the channel',
  'not-changed': 'Stands as it was: Teams would not change it',
};

/**
 * A row for each channel that an announcement goes into. It is a file of its own, as the one of people has other
 * columns, which a spreadsheet could not filter with posts between them. Moments are ISO 8601 in UTC.
 */
export function postsCsv(posts: readonly PostView[]): string {
  return writeCsv(
    COLUMNS,
    posts.map(({ place, owners, state, why, at, card }) => [
      place.team,
      place.channel,
      owners.map(({ name }) => name).join('; '),
      OUTCOME[state],
      why === null ? null : (WHY[why] ?? why),
      at,
      SINCE[card],
    ]),
  );
}
