import { z } from 'zod';
import { forbidden, invalid } from '../../base/errors.ts';
import { isLocale, isTimeZone } from '../../base/locale.ts';
import { checkForm, whereOf } from '../../base/schema-issue.ts';
import { isLoopback } from '../../base/settings/config.ts';
import { message } from '../../base/words/message.ts';
import { isTenant, type Sender } from './chat.ts';

/** The parts of a Teams activity that we read. Everything else passes through to botbuilder untouched. */
const TeamsActivity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1000).optional(),
  channelId: z.string().max(100).optional(),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  from: z.looseObject({
    id: z.string().min(1).max(1000),
    name: z.string().max(500).optional(),
    aadObjectId: z.guid().optional(),
  }),
  recipient: z.looseObject({ id: z.string().min(1).max(1000) }),
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    conversationType: z.string().optional(),
    tenantId: z.string().max(100).optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().max(100) }).optional() }).optional(),
  locale: z.string().max(40).optional(),
  localTimezone: z.string().max(100).optional(),
  text: z.string().max(50_000).optional(),
  action: z.string().optional(),
  name: z.string().optional(),
  replyToId: z.string().max(1000).optional(),
  value: z.unknown().optional(),
});
export type TeamsActivity = z.infer<typeof TeamsActivity>;

/** @throws AnswerError that names what is missing or wrong in the activity. */
export function readActivity(body: unknown): TeamsActivity {
  const checked = checkForm(TeamsActivity, body);
  if (checked.ok) return checked.data;
  const faults = checked.faults.map((fault) => ({ where: whereOf(fault, 'activity'), what: fault.what }));
  const series = faults.map((fault) => message('common.fault', fault));
  throw invalid('activity-malformed', { faults: { series, between: '; ' } }, faults);
}

/** Connectors of the Teams clouds. Tokens and messages go to no other host. */
const CONNECTOR_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** @throws AnswerError when the activity asks for answers to a host that is not a Teams connector. */
export function refuseForeignConnector(serviceUrl: string, local: boolean): void {
  const { protocol, hostname } = new URL(serviceUrl);
  if (local && isLoopback(hostname)) return;
  if (!local && protocol === 'https:' && CONNECTOR_HOSTS.includes(hostname)) return;
  throw forbidden('foreign-connector', { host: hostname });
}

/**
 * Conversation and channel data both name the tenant; guests of a tenant are in chats of that tenant.
 * @param tenantId the one that this product works for
 * @throws AnswerError when either names another tenant, or neither names any
 */
export function refuseForeignTenant({ conversation, channelData }: TeamsActivity, tenantId: string): void {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  if (named.length > 0 && named.every((id) => isTenant(id, tenantId))) return;
  throw forbidden('foreign-tenant');
}

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
  if (!fields.success) return { kind: 'text', text: activity.text ?? '' };
  const { ask, verb, ...data } = fields.data;
  if (typeof ask === 'string') return { kind: 'text', text: ask };
  if (typeof verb === 'string') return { kind: 'press', verb, data, way: 'submit' };
  return activity.text
    ? { kind: 'text', text: activity.text }
    : { kind: 'press', verb: '', data, way: 'submit' };
}
