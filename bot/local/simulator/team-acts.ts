import { randomUUID } from 'node:crypto';
import { postToBot } from './bot-door.ts';
import type { Chats } from './chats.ts';
import type { ActResult } from './person-acts.ts';
import { type SimTeam, type Teams, teamOf } from './teams.ts';
import { presentMessage, type TeamView } from './views.ts';

/** What happens to teams, and what can be seen of them. Unknown teams throw AnswerError team-not-found. */
export interface TeamActs {
  /** Replaces all teams. Posts stay, and come back with their channel. */
  setTeams(teams: readonly SimTeam[]): void;
  /** Somebody adds the app to a team, and the bot hears of it. */
  installInTeam(teamId: string): Promise<ActResult>;
  removeFromTeam(teamId: string): Promise<ActResult>;
  teams(): TeamView[];
}

interface TeamActsDeps {
  teams: Teams;
  posts: Chats;
  botEndpoint: string;
  botId: string;
  tenantId: string;
  serviceUrl(): string;
  now(): Date;
}

export function createTeamActs(deps: TeamActsDeps): TeamActs {
  const { teams, posts, now } = deps;
  const botId = `28:${deps.botId.replace(/^28:/, '')}`;

  /** An installation comes with the team's conversation, but from nobody that has an object id. */
  function activity(team: SimTeam, changes: Record<string, unknown>) {
    return {
      type: 'conversationUpdate',
      channelId: 'msteams',
      id: `f:${randomUUID()}`,
      timestamp: now().toISOString(),
      serviceUrl: deps.serviceUrl(),
      from: { id: '29:owner' },
      conversation: {
        conversationType: 'channel',
        isGroup: true,
        tenantId: deps.tenantId,
        id: team.id,
      },
      recipient: { id: botId, name: 'Groundswell' },
      channelData: { team: { id: team.id, name: team.name }, tenant: { id: deps.tenantId } },
      ...changes,
    };
  }

  async function tell(team: SimTeam, changes: Record<string, unknown>): Promise<ActResult> {
    const { ok, status, problem } = await postToBot(deps.botEndpoint, activity(team, changes));
    return { ok, status, problem };
  }

  return {
    setTeams: teams.set,
    async installInTeam(teamId) {
      const team = teamOf(teams, teamId);
      posts.setMembership(team.id, { installed: true }, now());
      const answer = await tell(team, { type: 'installationUpdate', action: 'add' });
      return answer.ok ? tell(team, { membersAdded: [{ id: botId }] }) : answer;
    },
    async removeFromTeam(teamId) {
      const team = teamOf(teams, teamId);
      posts.setMembership(team.id, { installed: false }, now());
      return tell(team, { type: 'installationUpdate', action: 'remove' });
    },
    teams: () =>
      teams.all().map(({ id, name, channels }) => ({
        id,
        name,
        installed: posts.of(id).installed,
        channels: channels.map((channel) => ({
          ...channel,
          posts: posts.of(channel.id).messages.map(presentMessage),
        })),
      })),
  };
}
