import { z } from 'zod';
import type { Chats } from './chats.ts';
import { BotActivity, contentOf, type Landing } from './landing.ts';
import { activityNotFound, badArgument, conversationNotFound, notInRoster } from './refusals.ts';
import type { Answer, Call } from './server.ts';
import type { SimTeam, Teams } from './teams.ts';

interface ChannelLandingDeps {
  teams: Teams;
  /** Posts by channel, and by team whether the bot is in it. */
  posts: Chats;
  tenantId: string;
  now(): Date;
}

const NewPost = z.object({
  tenantId: z.string().optional(),
  channelData: z.object({ channel: z.object({ id: z.string() }) }),
  activity: BotActivity,
});
/** What stands between a channel and the message that began a conversation in it. */
const BEGUN_BY = ';messageid=';
/** Calls about a team, not about a conversation. */
const TEAMS = '/v3/teams/';

/** Takes calls about channels of teams, and lets the others through. */
export function withChannels(landing: Landing, deps: ChannelLandingDeps): Landing {
  const { posts, now } = deps;

  /** Runs `act` for a post that the bot may touch; else says what Teams says. */
  function onPost(call: Call, act: (channelId: string, messageId: string) => Answer): Answer {
    const [channelId = '', messageId = ''] = call.param('conversation').split(BEGUN_BY);
    const team = deps.teams.byChannel(channelId);
    if (!team) return conversationNotFound();
    if (!isIn(team)) return notInRoster();
    // A conversation in a channel is touched where it begins: the bot writes nothing else there.
    return call.param('activity') === messageId ? act(channelId, messageId) : activityNotFound();
  }

  const isIn = (team: SimTeam) => posts.of(team.id).installed;

  return {
    ...landing,
    create(call) {
      const parsed = NewPost.safeParse(call.body);
      if (!parsed.success) return landing.create(call);
      const { activity, channelData, tenantId } = parsed.data;
      if (tenantId !== deps.tenantId) return badArgument('The tenant is not known.');
      const team = deps.teams.byChannel(channelData.channel.id);
      if (!team) return conversationNotFound();
      if (!isIn(team)) return notInRoster();
      const { id } = posts.write(channelData.channel.id, 'bot', contentOf(activity), now());
      return { status: 201, body: { id: `${channelData.channel.id}${BEGUN_BY}${id}`, activityId: id } };
    },
    update(call) {
      if (!isInChannel(call)) return landing.update(call);
      return onPost(call, (channelId, messageId) => {
        const activity = BotActivity.safeParse(call.body);
        if (!activity.success) return badArgument('The body is not an activity.');
        if (!posts.change(channelId, messageId, contentOf(activity.data), now())) return activityNotFound();
        return { status: 200, body: { id: messageId } };
      });
    },
    erase(call) {
      if (!isInChannel(call)) return landing.erase(call);
      return onPost(call, (channelId, messageId) =>
        posts.erase(channelId, messageId, now()) ? { status: 200 } : activityNotFound(),
      );
    },
    personOf: (operation, call) => (call.path.startsWith(TEAMS) ? null : landing.personOf(operation, call)),
    channels(call) {
      const team = deps.teams.byId(call.param('team'));
      if (!team) return conversationNotFound();
      if (!isIn(team)) return notInRoster();
      // Teams tells no name of General.
      const conversations = team.channels.map(({ id, name }) => (id === team.id ? { id } : { id, name }));
      return { status: 200, body: { conversations } };
    },
  };
}

function isInChannel(call: Call): boolean {
  return call.param('conversation').includes(BEGUN_BY);
}
