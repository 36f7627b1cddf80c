import { DELIVERY_STATES } from '../../../../bot/contract/delivery/delivery-states.ts';
import type { DeliveryRowView } from '../../../../bot/contract/delivery/results.ts';

/** Why people cannot be reached or are left out, as a lead can act on it: of many, and of one. */
const REASONS: Record<string, readonly [string, string]> = {
  'not-installed': ['do not have the app yet', 'does not have the app yet'],
  'install-forbidden': [
    'may not be given the app: their policies or licences keep it from them',
    'may not be given the app: a policy or a missing licence keeps it from them',
  ],
  'install-no-account': [
    'have no account that Teams knows, so the app cannot be installed',
    'has no account that Teams knows, so the app cannot be installed',
  ],
  'install-refused': [
    'have no app, and Microsoft Graph would not install it',
    'has no app, and Microsoft Graph would not install it',
  ],
  'install-unanswered': [
    'have no app, and Microsoft Graph did not answer',
    'has no app, and Microsoft Graph did not answer',
  ],
  'removed-app': ['removed the app', 'removed the app'],
  blocked: ['blocked Groundswell in their chat', 'blocked Groundswell in their chat'],
  'disabled-by-admin': [
    'may not use the app, by a policy of your Teams admin',
    'may not use the app, by a policy of your Teams admin',
  ],
  forbidden: ['were refused by Teams', 'was refused by Teams'],
  'conversation-gone': [
    'have a chat with Groundswell that no longer exists',
    'has a chat with Groundswell that no longer exists',
  ],
  left: ['have left the organisation', 'has left the organisation'],
  'finishes a wave of another group until this one is over': [
    'finish a wave of another group until this one is over',
    'finishes a wave of another group until this one is over',
  ],
};

/** The words for a reason that several people have; one that is new here is shown as it came. */
export function reasonWords(why: string): string {
  return REASONS[why]?.[0] ?? asItCame(why);
}

/** The words for the reason of one person. */
export function reasonOfOne(why: string): string {
  return REASONS[why]?.[1] ?? asItCame(why);
}

/** A name is made readable; a sentence is left alone. */
function asItCame(why: string): string {
  return why.includes(' ') ? why : why.replaceAll('-', ' ');
}

export type DeliveryState = DeliveryRowView['state'];

export const DELIVERY_WORDS: Record<DeliveryState, string> = {
  pending: 'Not sent',
  claimed: 'Being sent',
  sent: 'Sent',
  unreachable: 'Unreachable',
  failed: 'Failed',
  unknown: 'Unknown whether it arrived',
  skipped: 'Skipped',
};

/** The state of that name, or undefined for the choice of all of them. */
export function deliveryStateNamed(name: string): DeliveryState | undefined {
  return DELIVERY_STATES.find((state) => state === name);
}
