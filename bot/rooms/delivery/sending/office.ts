import type { Office } from '../../../doors/teams/chat.ts';
import type { FoundDelivery } from './delivery-row.ts';

/** The bot's registration. */
export interface Registration {
  appId: string;
  tenantId: string;
}

/** Where conversations are made for people who have none yet. */
export interface OfficeBook {
  /** Whoever has a conversation shows where the bot is at home. */
  note(deliveries: readonly Pick<FoundDelivery, 'conversation'>[]): void;
  /** Undefined while nothing shows it: then nobody without a conversation can be reached. */
  current(): Office | undefined;
}

/** Teams' public connector, for proactive messages of a bot that was never written to. */
const PUBLIC_CONNECTOR = 'https://smba.trafficmanager.net/teams/';

/** @param bot null in local mode, which has no connector but the simulator's */
export function openOffice(bot: Registration | null): OfficeBook {
  let current: Office | undefined = bot
    ? { serviceUrl: PUBLIC_CONNECTOR, tenantId: bot.tenantId, botId: `28:${bot.appId}` }
    : undefined;
  return {
    note(deliveries) {
      const known = deliveries.find(({ conversation }) => conversation !== null)?.conversation;
      if (known) current = { serviceUrl: known.serviceUrl, tenantId: known.tenantId, botId: known.botId };
    },
    current: () => current,
  };
}
