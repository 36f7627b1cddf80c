import { Temporal } from 'temporal-polyfill';
import type { SimPerson } from './people.ts';

/** What every activity of one person tells the bot about where it comes from. */
export interface Scene {
  person: SimPerson;
  /** The person's `29:` id. */
  userId: string;
  conversationId: string;
  /** The bot's `28:` id. */
  botId: string;
  tenantId: string;
  serviceUrl: string;
  /** This activity's own id. */
  id: string;
  at: Date;
}

export type Activity = Record<string, unknown> & { type: string };

/** What a person does on a card. */
export interface CardAction {
  type: 'Action.Execute' | 'Action.Submit';
  verb?: string | undefined;
  /** The action's id in the card. */
  id?: string | undefined;
  data?: unknown;
}

const BOT_NAME = 'Groundswell';

/** The app came into the personal scope; `upgrade` when a newer version replaced the one there. */
export function installed(scene: Scene, upgrade: boolean): Activity {
  return { ...envelope(scene), type: 'installationUpdate', action: upgrade ? 'add-upgrade' : 'add' };
}

export function removed(scene: Scene): Activity {
  return { ...envelope(scene), type: 'installationUpdate', action: 'remove' };
}

/** The bot is in the conversation now. Teams sends it beside an installation, not beside an upgrade. */
export function botJoined(scene: Scene): Activity {
  return { ...envelope(scene), type: 'conversationUpdate', membersAdded: [{ id: scene.botId }] };
}

/** @param value what a messageBack button sends along, if it was one */
export function typed(scene: Scene, text: string, value?: unknown): Activity {
  return {
    ...envelope(scene),
    type: 'message',
    text,
    textFormat: 'plain',
    ...(value !== undefined && { value }),
  };
}

/** Action.Submit arrives as a message without text. */
export function submitted(scene: Scene, action: CardAction, replyToId: string | null): Activity {
  return { ...envelope(scene), type: 'message', value: action.data ?? {}, ...repliesTo(replyToId) };
}

/** Action.Execute arrives as an invoke; the answer comes with the HTTP response. */
export function executed(scene: Scene, action: CardAction, replyToId: string | null): Activity {
  const { type, verb, id, data } = action;
  return {
    ...envelope(scene),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: { type, verb: verb ?? '', data: data ?? {}, ...(id !== undefined && { id }) },
      trigger: 'manual',
    },
    ...repliesTo(replyToId),
  };
}

function repliesTo(id: string | null) {
  return id === null ? {} : { replyToId: id };
}

function envelope(scene: Scene) {
  const { person, at } = scene;
  const timezone = person.timeZone ?? 'UTC';
  const country = new Intl.Locale(person.locale).maximize().region ?? 'US';
  return {
    channelId: 'msteams',
    id: scene.id,
    timestamp: at.toISOString(),
    localTimestamp: localTime(at, timezone),
    localTimezone: timezone,
    serviceUrl: scene.serviceUrl,
    from: { id: scene.userId, name: person.name, aadObjectId: person.id },
    conversation: { conversationType: 'personal', tenantId: scene.tenantId, id: scene.conversationId },
    recipient: { id: scene.botId, name: BOT_NAME },
    entities: [{ type: 'clientInfo', locale: person.locale, country, platform: 'Web', timezone }],
    channelData: { tenant: { id: scene.tenantId } },
    locale: person.locale,
  };
}

/** The moment in the person's zone with its offset, as in 2026-12-15T09:00:00.000+01:00. */
function localTime(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'millisecond' });
}
