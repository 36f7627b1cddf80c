import { forbidden } from '../../base/errors.ts';
import { isLoopback } from '../../base/settings/config.ts';
import type { TeamsActivity } from './activity.ts';
import { isTenant } from './chat.ts';

/** Connectors of the Teams clouds. Tokens and messages go to no other host. */
const CONNECTOR_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** @throws AnswerError when the activity asks for answers to a host that is not a Teams connector. */
export function refuseForeignConnector(serviceUrl: string, local: boolean): void {
  const { protocol, hostname } = new URL(serviceUrl);
  if (local && isLoopback(hostname)) return;
  if (!local && protocol === 'https:' && CONNECTOR_HOSTS.includes(hostname)) return;
  throw forbidden('foreign-connector', { host: hostname });
}

/**
 * Conversation and channel data both name the tenant; guests of a tenant are in chats of that tenant.
 * @param tenantId the one that this product works for
 * @throws AnswerError when either names another tenant, or neither names any
 */
export function refuseForeignTenant({ conversation, channelData }: TeamsActivity, tenantId: string): void {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  if (named.length > 0 && named.every((id) => isTenant(id, tenantId))) return;
  throw forbidden('foreign-tenant');
}
