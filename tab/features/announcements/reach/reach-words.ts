import { DELIVERY_STATES } from '../../../../bot/contract/delivery/delivery-states.ts';
import type { DeliveryRowView } from '../../../../bot/contract/delivery/results.ts';

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
