import type { ChannelPlace, ConnectionView, PostView } from '../../../../bot/contract/channels/channels.ts';
import { PILOT } from '../../../../bot/contract/people/pilot.ts';

/** A channel as people find it in Teams. */
export function placeWords({ team, channel }: ChannelPlace): string {
  return `${team} › ${channel}`;
}

/** Whose channel it is, in the middle of a sentence. */
export function ownerWords({ id, name }: ConnectionView['owner']): string {
  if (id === '*') return 'everyone';
  return id === PILOT ? 'the pilot set' : name;
}

/** What became of a post, in words. */
export const POST_WORDS: Readonly<Record<PostView['state'], string>> = {
  pending: 'Not posted yet',
  claimed: 'Being posted',
  sent: 'Posted',
  failed: 'Failed',
  unknown: 'Unknown: Teams never said',
};

const WHY: Readonly<Record<string, string>> = {
  'removed-app': 'The app was removed from the team',
  'conversation-gone': 'The channel is gone',
  'not-installed': 'The app is not in the team',
  'disabled-by-admin': 'The app is switched off by the administrator',
  forbidden: 'Teams refuses posts there',
  blocked: 'Teams refuses posts there',
  'card-too-large': 'The card is too large for Teams',
  'bot-refused': 'Teams does not accept the bot',
};

/** Why a post failed; what has no words is told as Teams told it. */
export function whyNotPosted(why: string): string {
  return WHY[why] ?? why;
}

/** What became of a post since it was posted; null where nothing did. */
export function sinceWords(card: PostView['card']): string | null {
  switch (card) {
    case 'as-sent':
      return null;
    case 'changed':
      return 'Changed since';
    case 'removed':
      return 'Taken back';
    case 'gone':
      return 'Somebody deleted it';
    case 'not-changed':
      return 'Unchanged: Teams refused the change';
  }
}

/** For whom something can be posted, by whether that works; what is chosen is always among them. */
export function channelChoices(
  connections: readonly ConnectionView[],
  chosen: readonly string[],
): readonly { id: string; name: string }[] {
  const known = connections
    .filter(({ owner, place, broken }) => (place !== null && broken === null) || chosen.includes(owner.id))
    .map(({ owner, place, broken }) => ({
      id: owner.id,
      name:
        place === null
          ? `${owner.name} (no channel)`
          : `${owner.name} (${placeWords(place)}${broken === null ? '' : ', cannot be posted in'})`,
    }));
  const strange = chosen.filter((id) => !known.some((one) => one.id === id));
  return [...known, ...strange.map((id) => ({ id, name: id === '*' ? 'Everyone' : id }))];
}

/** Groups that cannot be chosen, as nothing is connected that can be posted in. */
export function withoutChannel(connections: readonly ConnectionView[]): readonly string[] {
  return connections
    .filter(({ place, broken }) => place === null || broken !== null)
    .map(({ owner }) => owner.name);
}

/** Each channel that an announcement is posted in, by one of those whose channel it is. */
export function postPlaces(
  connections: readonly ConnectionView[],
  chosen: readonly string[],
): readonly { owner: string; place: ChannelPlace }[] {
  const places = new Map<string, { owner: string; place: ChannelPlace }>();
  for (const { owner, place, broken } of connections) {
    if (place === null || broken !== null || !chosen.includes(owner.id)) continue;
    if (!places.has(place.channelId)) places.set(place.channelId, { owner: owner.id, place });
  }
  return [...places.values()];
}

/** Those that a search means: by their own name, or that of their team or channel. */
export function connectionsNamed(
  connections: readonly ConnectionView[],
  search: string,
): readonly ConnectionView[] {
  const wanted = search.trim().toLowerCase();
  return connections.filter(({ owner, place }) =>
    [owner.name, ...(place === null ? [] : [placeWords(place)])].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  );
}
