import { z } from 'zod';
import { isLocale, isTimeZone } from '../../base/locale.ts';
import { isPersonal, type TeamsActivity } from './activity.ts';
import type { Sender } from './chat.ts';
import { hasFile, typedText } from './typed-text.ts';

/**
 * The person behind an activity; undefined when Teams did not say who it is (other bots, system events).
 * @param tenantId that the activity was found to be from
 */
export function senderOf(activity: TeamsActivity, tenantId: string): Sender | undefined {
  const id = activity.from.aadObjectId?.toLowerCase();
  if (!id) return undefined;
  return {
    id,
    name: activity.from.name ?? '',
    // What cannot be used is left out: dates are written with these.
    locale: activity.locale && isLocale(activity.locale) ? activity.locale : undefined,
    timeZone:
      activity.localTimezone && isTimeZone(activity.localTimezone) ? activity.localTimezone : undefined,
    conversation: {
      id: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
      tenantId,
      userId: activity.from.id,
      botId: activity.recipient.id,
    },
  };
}

/** What a person did, whichever way the client said it. */
export type Intent =
  | { kind: 'text'; text: string }
  /** A picture or a file, without a word. */
  | { kind: 'file' }
  /** The button of a command. */
  | { kind: 'command'; id: string }
  | { kind: 'press'; verb: string; data: Record<string, unknown>; way: 'execute' | 'submit' }
  | { kind: 'installed' }
  /** The bot is in their chat: Teams says so beside an installation, and some clients instead of it. */
  | { kind: 'joined' }
  | { kind: 'removed' }
  | { kind: 'nothing' };

const Fields = z.record(z.string(), z.unknown());
const Execute = z.object({ action: z.object({ verb: z.string().min(1).max(200), data: Fields.optional() }) });

export function intentOf(activity: TeamsActivity): Intent {
  if (activity.type === 'message') return messageIntent(activity);
  if (activity.type === 'messageUpdate') return editIntent(activity);
  if (activity.type === 'installationUpdate') {
    // "-upgrade" means a newer version of the app for somebody who has it: known, but nothing to greet.
    if (activity.action === 'add') return { kind: 'installed' };
    return { kind: activity.action === 'remove' ? 'removed' : 'nothing' };
  }
  if (activity.type === 'conversationUpdate') return changeOfMembers(activity);
  if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') {
    const execute = Execute.safeParse(activity.value);
    if (!execute.success) return { kind: 'press', verb: '', data: {}, way: 'execute' };
    const { verb, data } = execute.data.action;
    return { kind: 'press', verb, data: data ?? {}, way: 'execute' };
  }
  return { kind: 'nothing' };
}

const Members = z.array(z.looseObject({ id: z.string() }));

/** Some clients say so instead of, or after, an installationUpdate; a removal must not count as being seen. */
function changeOfMembers({ membersAdded, membersRemoved, recipient }: TeamsActivity): Intent {
  const hasBot = (members: unknown) => Members.safeParse(members).data?.some(({ id }) => id === recipient.id);
  if (hasBot(membersRemoved)) return { kind: 'removed' };
  return { kind: hasBot(membersAdded) ? 'joined' : 'nothing' };
}

function messageIntent(activity: TeamsActivity): Intent {
  const fields = Fields.safeParse(activity.value);
  if (!fields.success) return textIntent(activity);
  const { command, ask, verb, ...data } = fields.data;
  if (typeof command === 'string') return { kind: 'command', id: command };
  // Buttons of older cards send words.
  if (typeof ask === 'string') return { kind: 'text', text: ask };
  if (typeof verb === 'string') return { kind: 'press', verb, data, way: 'submit' };
  return activity.text ? textIntent(activity) : { kind: 'press', verb: '', data, way: 'submit' };
}

/** Who puts a text right wants its answer; who takes one back wants none, and others have read it already. */
function editIntent(activity: TeamsActivity): Intent {
  const edited = activity.channelData?.eventType === 'editMessage';
  return edited && isPersonal(activity) ? textIntent(activity) : { kind: 'nothing' };
}

function textIntent(activity: TeamsActivity): Intent {
  const text = typedText(activity);
  return text === '' && hasFile(activity) ? { kind: 'file' } : { kind: 'text', text };
}
