import { type Clock, timestamp } from '../../base/clock.ts';
import { message } from '../../base/words/message.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { ChatFace, TeamNews } from '../../doors/teams/chat.ts';
import { TELL_AUTHOR } from '../announcements/job-kinds.ts';
import { whyBroken } from '../announcements/places/channel-book.ts';
import type { Connection, ConnectionsTable } from '../announcements/places/connections-table.ts';
import type { KnownTeam, TeamsTable } from '../announcements/places/teams-table.ts';

interface NoteTeamNewsDeps {
  teams: TeamsTable;
  connections: ConnectionsTable;
  jobs: Jobs;
  clock: Clock;
}

/**
 * Keeps what the bot knows of teams as Teams tells it. Whoever connected a channel that cannot be posted in any more
 * is told so in their own chat, once, however often Teams says it.
 */
export function noteTeamNews(deps: NoteTeamNewsDeps): NonNullable<ChatFace['teamNews']> {
  const { teams, connections, clock } = deps;

  async function note(news: TeamNews): Promise<void> {
    const found = await teams.get(news.team.id);
    if (!found) {
      const added = await teams.add(teamAfter(undefined, news, timestamp(clock)));
      return added === 'exists' ? note(news) : undefined;
    }
    const next = teamAfter(found, news, timestamp(clock));
    if (isSame(found, next)) return;
    if ((await teams.update(found, next)) === 'changed') return note(news);
    if (found.removedAt === null && next.removedAt !== null) {
      const theirs = (await connections.all()).filter(({ teamId }) => teamId === next.id);
      await tellWhoConnected(deps, theirs, next);
    }
  }

  return async (news) => {
    await note(news);
    switch (news.what) {
      case 'channel-renamed':
        if (news.channel.name) await connections.channelIs(news.channel.id, { name: news.channel.name });
        return;
      case 'channel-restored':
        await connections.channelIs(news.channel.id, { gone: false });
        return;
      case 'channel-deleted': {
        const before = (await connections.all()).filter(({ gone }) => !gone).map(({ owner }) => owner);
        const now = await connections.channelIs(news.channel.id, { gone: true });
        const team = await teams.get(news.team.id);
        return tellWhoConnected(
          deps,
          now.filter(({ owner }) => before.includes(owner)),
          team,
        );
      }
    }
  };
}

/** What is known of a team after this. `at`: now, ISO 8601. */
export function teamAfter(before: KnownTeam | undefined, news: TeamNews, at: string): KnownTeam {
  const known = before?.removedAt ?? null;
  return {
    id: news.team.id,
    // Teams does not always say it: then the screens have words for that.
    name: news.team.name ?? before?.name ?? '',
    office: news.office,
    // Only that it was added says that it is back: what else is said may have been on its way for long.
    removedAt: news.what === 'removed' ? (known ?? at) : news.what === 'added' ? null : known,
  };
}

function isSame(a: KnownTeam, b: KnownTeam): boolean {
  return (
    a.name === b.name &&
    a.removedAt === b.removedAt &&
    a.office.serviceUrl === b.office.serviceUrl &&
    a.office.tenantId === b.office.tenantId &&
    a.office.botId === b.office.botId
  );
}

async function tellWhoConnected(
  { jobs }: Pick<NoteTeamNewsDeps, 'jobs'>,
  connections: readonly Connection[],
  team: KnownTeam | undefined,
): Promise<void> {
  for (const [personId, theirs] of Map.groupBy(connections, ({ by }) => by.id)) {
    const [first] = theirs;
    const why = first && whyBroken(first, team);
    if (!first || !why) continue;
    const said = message('channels.lost', { channel: first.channelName, why });
    await jobs.add(TELL_AUTHOR, { personId, said });
  }
}
