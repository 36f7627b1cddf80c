import type { BotCertificate } from './bot-certificate.ts';

/** How this product speaks to an API of Microsoft for itself. */
export type AppIdentity =
  | { kind: 'secret'; tenantId: string; clientId: string; secret: string }
  /** Both parts in PEM. */
  | { kind: 'certificate'; tenantId: string; clientId: string; pem: string }
  /** The managed identity is the app itself. */
  | { kind: 'managed-identity'; clientId: string }
  /** An app registration that trusts the bot's managed identity: nobody keeps a secret. */
  | { kind: 'federated'; tenantId: string; clientId: string; managedIdentityId: string };

/** Microsoft Graph, to install the app for people who do not have it. */
export interface GraphConfig {
  /** With the version, without a slash at the end. */
  url: string;
  /** The app's id in the organisation's catalogue; it is not the id in the manifest. */
  catalogAppId: string;
  /** Null in local mode, whose Graph is the simulator's. */
  identity: AppIdentity | null;
}

const GRAPH = 'https://graph.microsoft.com/v1.0';

/** The settings that concern Graph, as they were given. */
interface Given {
  BOT_ID?: string | undefined;
  BOT_PASSWORD?: string | undefined;
  BOT_CERTIFICATE?: string | BotCertificate | undefined;
  SIGN_IN_CLIENT_ID?: string | undefined;
  SIGN_IN_TENANT_ID?: string | undefined;
  TEAMS_CATALOG_APP_ID?: string | undefined;
  GRAPH_CLIENT_SECRET?: string | undefined;
  GRAPH_URL?: string | undefined;
}

/** Looks at what is set, not at whether it is right. */
export function graphFaults(e: Given): string[] {
  const faults: string[] = [];
  if (!e.BOT_ID) {
    if (!e.GRAPH_URL !== !e.TEAMS_CATALOG_APP_ID)
      faults.push('GRAPH_URL and TEAMS_CATALOG_APP_ID belong together: without BOT_ID set both or neither');
    return faults;
  }
  if (e.GRAPH_URL)
    faults.push('GRAPH_URL is for local mode only: with BOT_ID, Graph is where Microsoft has it');
  if (!e.TEAMS_CATALOG_APP_ID) {
    if (e.GRAPH_CLIENT_SECRET)
      faults.push('TEAMS_CATALOG_APP_ID is missing: without it GRAPH_CLIENT_SECRET means nothing');
    return faults;
  }
  const own = e.BOT_PASSWORD ? 'BOT_PASSWORD' : e.BOT_CERTIFICATE ? 'BOT_CERTIFICATE' : undefined;
  if (own && e.BOT_ID !== e.SIGN_IN_CLIENT_ID && !e.GRAPH_CLIENT_SECRET) {
    faults.push(
      `GRAPH_CLIENT_SECRET is missing: Graph is asked in the name of SIGN_IN_CLIENT_ID, and ${own} belongs to another app registration`,
    );
  }
  return faults;
}

/**
 * With the least permission an app installs none but itself, and Graph knows itself by `webApplicationInfo.id` of the
 * manifest: the app registration of the tab. So that is who asks, not the bot where the two differ.
 */
export function graphOf(e: Given & { BOT_CERTIFICATE?: BotCertificate | undefined }): GraphConfig | null {
  const { TEAMS_CATALOG_APP_ID: catalogAppId, SIGN_IN_CLIENT_ID: clientId, SIGN_IN_TENANT_ID: tenantId } = e;
  if (!catalogAppId) return null;
  if (!e.BOT_ID)
    return e.GRAPH_URL ? { url: e.GRAPH_URL.replace(/\/$/, ''), catalogAppId, identity: null } : null;
  if (!clientId || !tenantId) return null;
  const secret = e.GRAPH_CLIENT_SECRET ?? (e.BOT_ID === clientId ? e.BOT_PASSWORD : undefined);
  const base = { url: GRAPH, catalogAppId };
  if (secret) return { ...base, identity: { kind: 'secret', tenantId, clientId, secret } };
  if (e.BOT_ID === clientId && e.BOT_CERTIFICATE) {
    const { pem } = e.BOT_CERTIFICATE;
    return { ...base, identity: { kind: 'certificate', tenantId, clientId, pem } };
  }
  if (e.BOT_ID === clientId) return { ...base, identity: { kind: 'managed-identity', clientId } };
  return { ...base, identity: { kind: 'federated', tenantId, clientId, managedIdentityId: e.BOT_ID } };
}
