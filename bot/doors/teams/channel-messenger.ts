import type { Activity } from 'botbuilder';
import { isTenant, type Office, type Outgoing } from './chat.ts';
import { activityOf, faultOf, type MessengerDeps } from './messenger.ts';
import { notOurs, outcomeOf, type SendOutcome } from './outcome.ts';

/** A post in a channel: the conversation that it began, and the message itself. */
export interface Post {
  /** As in `19:...@thread.tacv2;messageid=...`. */
  conversationId: string;
  activityId: string;
}

export type PostOutcome = { kind: 'posted'; post: Post } | Exclude<SendOutcome, { kind: 'sent' }>;

export type ChannelsOutcome =
  /** General first: its id is that of the team, and Teams gives it no name. */
  { kind: 'found'; channels: { id: string; name: string }[] } | Exclude<SendOutcome, { kind: 'sent' }>;

/** Writes into channels of teams that the bot is in. Calls Teams exactly once per call: no retry, no pacing. */
export interface ChannelMessenger {
  /** Begins a conversation in a channel with this message. */
  post(office: Office, channelId: string, message: Outgoing): Promise<PostOutcome>;
  /** Puts another message in the place of a post. `failed: message-gone` if it is not there. */
  updatePost(office: Office, post: Post, message: Outgoing): Promise<SendOutcome>;
  /** Takes a post back. `failed: message-gone` if it is not there (any more). */
  removePost(office: Office, post: Post): Promise<SendOutcome>;
  channelsOf(office: Office, teamId: string): Promise<ChannelsOutcome>;
}

/** Teams answers within a second; after this long the outcome is unknown. Shorter than any claim may be held. */
const PATIENCE_MS = 15_000;

const GENERAL = 'General';

export function createChannelMessenger({
  adapter,
  tenantId: ours,
  clock,
  patienceMs = PATIENCE_MS,
}: MessengerDeps): ChannelMessenger {
  const inTime = { timeout: patienceMs };

  async function failing({ tenantId }: Office, call: () => Promise<string>): Promise<SendOutcome> {
    if (!isTenant(tenantId, ours)) return notOurs();
    try {
      return { kind: 'sent', activityId: await call() };
    } catch (error) {
      return outcomeOf(faultOf(error), clock.now());
    }
  }

  return {
    async post(office, channelId, message) {
      const { serviceUrl, tenantId, botId } = office;
      let conversationId = '';
      const outcome = await failing(office, async () => {
        const { conversations } = await adapter.connector(serviceUrl);
        const made = await conversations.createConversation(
          {
            isGroup: true,
            bot: { id: botId, name: '' },
            tenantId,
            // A message that is to be sent needs no more than what it says.
            activity: activityOf(message, false) as Activity,
            channelData: { channel: { id: channelId }, tenant: { id: tenantId } },
          },
          inTime,
        );
        conversationId = made.id;
        return made.activityId ?? '';
      });
      if (outcome.kind !== 'sent') return outcome;
      return { kind: 'posted', post: { conversationId, activityId: outcome.activityId } };
    },
    updatePost: (office, { conversationId, activityId }, message) =>
      failing(office, async () => {
        const { conversations } = await adapter.connector(office.serviceUrl);
        const activity = { ...activityOf(message, false), id: activityId };
        await conversations.updateActivity(conversationId, activityId, activity, inTime);
        return activityId;
      }),
    removePost: (office, { conversationId, activityId }) =>
      failing(office, async () => {
        const { conversations } = await adapter.connector(office.serviceUrl);
        await conversations.deleteActivity(conversationId, activityId, inTime);
        return activityId;
      }),
    async channelsOf(office, teamId) {
      const channels: { id: string; name: string }[] = [];
      const outcome = await failing(office, async () => {
        const connector = await adapter.teamsConnector(office.serviceUrl);
        const list = await connector.teams.fetchChannelList(teamId, inTime);
        for (const { id, name } of list.conversations ?? [])
          if (id) channels.push({ id, name: name || GENERAL });
        return '';
      });
      if (outcome.kind !== 'sent') return outcome;
      const rank = (id: string) => (id === teamId ? 0 : 1);
      return {
        kind: 'found',
        channels: channels.sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name)),
      };
    },
  };
}
