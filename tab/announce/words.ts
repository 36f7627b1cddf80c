/** Why people cannot be reached, as a lead can act on it. */
const REASONS: Record<string, string> = {
  'not-installed': 'have not got the app yet',
  'removed-app': 'removed the app',
  blocked: 'blocked Groundswell in their chat',
  'disabled-by-admin': 'may not use the app, by a policy of your Teams admin',
  forbidden: 'were refused by Teams',
  'conversation-gone': 'have a chat with Groundswell that no longer exists',
};

/** The words for a reason; one that is new here is shown as it came. */
export function reasonWords(why: string): string {
  return REASONS[why] ?? why.replaceAll('-', ' ');
}
