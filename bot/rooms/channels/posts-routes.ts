import { message, type Say } from '../../base/words/message.ts';
import { getPosts, getPostsCsv, type PostView } from '../../contract/channels/channels.ts';
import { type Caller, type Route, route } from '../../doors/http/route.ts';
import { nameOfOwner } from '../announcements/places/owner.ts';
import { type ResultsDeps, visibleTo } from '../delivery/results/results.ts';
import type { Group } from '../people/groups-table.ts';
import type { ChannelPost } from './post.ts';
import { outcomeWords, sinceWords, whyNotPosted } from './post-words.ts';
import { postsCsv } from './posts-csv.ts';
import type { PostsTable } from './posts-table.ts';

interface PostsRoutesDeps extends ResultsDeps {
  posts: Pick<PostsTable, 'of'>;
}

/** What became of the posts of an announcement, for those who may see what became of its people. */
export function postsRoutes(deps: PostsRoutesDeps): Route[] {
  async function postsOf(caller: Caller, id: string, say: Say): Promise<PostView[]> {
    const { groups } = await visibleTo(deps, caller, id);
    return (await deps.posts.of(id)).map((post) => presentPost(post, groups, say));
  }

  return [
    route(getPosts, async ({ caller, params, say }) => ({ posts: await postsOf(caller, params.id, say) })),
    route(getPostsCsv, async ({ caller, params, say }) =>
      postsCsv(await postsOf(caller, params.id, say), say),
    ),
  ];
}

function presentPost(
  { teamName, channelName, owners, state, why, settledAt, card }: ChannelPost,
  groups: readonly Group[],
  say: Say,
): PostView {
  const since = sinceWords(card);
  return {
    place: { team: teamName || say(message('channels.team-without-name')), channel: channelName },
    owners: owners.map((owner) => ({ id: owner, name: nameOfOwner(groups, owner) })),
    state,
    why,
    at: settledAt,
    card,
    words: {
      outcome: say(outcomeWords(state)),
      why: why === null ? null : say(whyNotPosted(why)),
      since: since && say(since),
    },
  };
}
