import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConstants,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  TeamsConnectorClient,
} from 'botframework-connector';
import type { BotConfig } from '../../base/settings/config.ts';

/**
 * botbuilder's adapter with two changes: an activity comes in as a value whose sender was checked, instead of a
 * request, and its hidden retries are off. They would send again what may have arrived, past the send budget, without
 * telling us.
 */
export class TeamsAdapter extends CloudAdapter {
  private readonly appId: string;
  private readonly connectors = new Map<string, Promise<ConnectorClient>>();
  private readonly keptConnectors: ConnectorFactory = { create: (serviceUrl) => this.connector(serviceUrl) };

  constructor(bot: BotConfig | null) {
    super(new OneUserTokenClient({}, credentialsOf(bot)));
    this.appId = bot?.appId ?? '';
  }

  /**
   * Runs a turn with an activity whose sender was checked: a way to write into its conversation. What is the answer to
   * its own request needs none.
   */
  async inTurn(activity: Activity, turn: (context: TurnContext) => Promise<void>): Promise<void> {
    const sender = {
      audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
      claimsIdentity: this.createClaimsIdentity(this.appId),
      connectorFactory: this.keptConnectors,
    };
    await this.processActivity(sender, activity, turn);
  }

  /**
   * The client for calls to a connector. One for each address, kept: botbuilder's own way makes one for every single
   * activity and message. Tokens are renewed underneath.
   */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.connectors.get(serviceUrl);
    if (known) return known;
    const made = this.makeConnector(serviceUrl);
    this.connectors.set(serviceUrl, made);
    made.catch(() => this.connectors.delete(serviceUrl));
    return made;
  }

  /** The client for what only Teams has, as the channels of a team. Asked for seldom, so not kept. */
  async teamsConnector(serviceUrl: string): Promise<TeamsConnectorClient> {
    const { credentials } = await this.connector(serviceUrl);
    const client = new TeamsConnectorClient(credentials, { baseUri: serviceUrl });
    withoutRetries(client);
    return client;
  }

  private async makeConnector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.appId);
    const client = await this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl);
    withoutRetries(client);
    return client;
  }
}

/**
 * botbuilder makes a client of the token service for every activity, with a chain of policies of its own. Nobody signs
 * in through the bot, so one that is never called does for all.
 */
class OneUserTokenClient extends ConfigurationBotFrameworkAuthentication {
  private made: ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']> | undefined;

  override createUserTokenClient(identity: ClaimsIdentity) {
    const made = this.made ?? super.createUserTokenClient(identity);
    this.made = made;
    made.catch(() => {
      this.made = undefined;
    });
    return made;
  }
}

function credentialsOf(bot: BotConfig | null): ConfigurationServiceClientCredentialFactory {
  // Without an app id botbuilder checks no tokens: local mode only, which never leaves loopback.
  if (!bot) return new ConfigurationServiceClientCredentialFactory({});
  const { credentials } = bot;
  const registered = { MicrosoftAppId: bot.appId, MicrosoftAppTenantId: bot.tenantId };
  switch (credentials.kind) {
    case 'managed-identity':
      return new ConfigurationServiceClientCredentialFactory({
        ...registered,
        MicrosoftAppType: 'UserAssignedMsi',
      });
    case 'certificate':
      return new ConfigurationServiceClientCredentialFactory({
        ...registered,
        MicrosoftAppType: 'SingleTenant',
        CertificateThumbprint: credentials.thumbprint,
        CertificatePrivateKey: credentials.privateKey,
      });
    case 'password':
      return new ConfigurationServiceClientCredentialFactory({
        ...registered,
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppPassword: credentials.password,
      });
  }
}

interface RetryingClient {
  client: { pipeline: { removePolicy(policy: { name: string }): void } };
}

// The connector client's own options for retries have no effect in 4.23.3; taking the policy out does.
function withoutRetries(connector: unknown): void {
  if (isRetryingClient(connector)) connector.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

function isRetryingClient(value: unknown): value is RetryingClient {
  if (typeof value !== 'object' || value === null || !('client' in value)) return false;
  const { client } = value;
  return typeof client === 'object' && client !== null && 'pipeline' in client;
}
