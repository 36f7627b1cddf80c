import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  TeamsConnectorClient,
} from 'botframework-connector';
import type { BotConfig } from '../../base/settings/config.ts';

/**
 * botbuilder's adapter with two changes: an activity comes in as a value instead of a request, and its hidden
 * retries are off. They would send again what may have arrived, past the send budget, without telling us.
 */
export class TeamsAdapter extends CloudAdapter {
  private readonly appId: string;
  private readonly connectors = new Map<string, Promise<ConnectorClient>>();
  private readonly keptConnectors: ConnectorFactory = { create: (serviceUrl) => this.connector(serviceUrl) };

  constructor(bot: BotConfig | null) {
    super(new OneUserTokenClient({}, credentialsOf(bot)));
    this.appId = bot?.appId ?? '';
  }

  /** Checks the token of an activity. @throws AuthenticationError when it is not from the Bot Framework. */
  authenticate(authorization: string, activity: Activity): Promise<AuthenticateRequestResult> {
    return this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
  }

  /**
   * Runs a turn with an activity that was authenticated: a way to write into its conversation. What is the answer to
   * its own request needs none.
   */
  async inTurn(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity({ ...authenticated, connectorFactory: this.keptConnectors }, activity, turn);
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
  const { appId, tenantId, credentials } = bot;
  if (credentials.kind === 'managed-identity') {
    return new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppType: 'UserAssignedMsi',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
    });
  }
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: credentials.password,
  });
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
