import { isTenant, type Office } from '../../../doors/teams/chat.ts';
import type { FoundDelivery } from './delivery-row.ts';

/** The organisation that the bot works for, and its registration there. */
export interface Home {
  tenantId: string;
  /** Null in local mode, which has no connector but the simulator's. */
  appId: string | null;
}

/** Where conversations are made for people who have none yet. */
export interface OfficeBook {
  /** Whoever has a conversation in the bot's own tenant shows where it is at home. */
  note(deliveries: readonly Pick<FoundDelivery, 'conversation'>[]): void;
  /** Undefined while nothing shows it: then nobody without a conversation can be reached. */
  current(): Office | undefined;
}

/** Teams' public connector, for proactive messages of a bot that was never written to. */
const PUBLIC_CONNECTOR = 'https://smba.trafficmanager.net/teams/';

export function openOffice({ tenantId, appId }: Home): OfficeBook {
  let current: Office | undefined =
    appId === null ? undefined : { serviceUrl: PUBLIC_CONNECTOR, tenantId, botId: `28:${appId}` };
  return {
    note(deliveries) {
      const known = deliveries.find(
        ({ conversation }) => conversation && isTenant(conversation.tenantId, tenantId),
      )?.conversation;
      if (known) current = { serviceUrl: known.serviceUrl, tenantId, botId: known.botId };
    },
    current: () => current,
  };
}
