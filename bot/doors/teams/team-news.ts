import { z } from 'zod';
import type { TeamsActivity } from './activity.ts';
import type { TeamNews } from './chat.ts';

const Name = z.string().max(500).optional();
/** What storage takes as a key: an id with anything else in it is not one of Teams'. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: storage takes none in a key
const Id = z.string().regex(/^[^/\\#?\u0000-\u001f\u007f-\u009f]{1,300}$/);

const TeamData = z.looseObject({
  eventType: z.string().optional(),
  team: z.looseObject({ id: Id, name: Name }),
  channel: z.looseObject({ id: Id, name: Name }).optional(),
});
const Members = z.array(z.looseObject({ id: z.string() })).catch([]);

/** Events about a channel; others, as of one that was made, change nothing that we keep. */
const CHANNEL_EVENTS: Readonly<Record<string, 'channel-renamed' | 'channel-deleted' | 'channel-restored'>> = {
  channelRenamed: 'channel-renamed',
  channelDeleted: 'channel-deleted',
  channelRestored: 'channel-restored',
};
/** A team that is gone takes the bot with it. */
const TEAM_GONE = ['teamDeleted', 'teamHardDeleted'];

/** What an activity says about a team; undefined for everything that does not come from one. */
export function teamNewsOf(activity: TeamsActivity, tenantId: string): TeamNews | undefined {
  const parsed = TeamData.safeParse(activity.channelData);
  if (!parsed.success) return undefined;
  const { eventType = '', team, channel } = parsed.data;
  const about = {
    team: { id: team.id, name: team.name },
    office: { serviceUrl: activity.serviceUrl, tenantId, botId: activity.recipient.id },
  };
  const event = CHANNEL_EVENTS[eventType];
  if (event && channel) return { ...about, what: event, channel: { id: channel.id, name: channel.name } };
  return { ...about, what: whatOf(activity, eventType) };
}

function whatOf(activity: TeamsActivity, eventType: string): 'added' | 'removed' | 'renamed' | 'seen' {
  if (activity.type === 'installationUpdate')
    return activity.action?.startsWith('remove') ? 'removed' : 'added';
  if (TEAM_GONE.includes(eventType) || hasBot(activity.membersRemoved, activity)) return 'removed';
  if (eventType === 'teamRenamed') return 'renamed';
  return hasBot(activity.membersAdded, activity) ? 'added' : 'seen';
}

/** Members come and go; only the bot itself is news. */
function hasBot(members: unknown, { recipient }: TeamsActivity): boolean {
  return Members.parse(members).some(({ id }) => id === recipient.id);
}
