import type { ChannelPlace, ConnectionView } from '../../../../bot/contract/channels/channels.ts';
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
