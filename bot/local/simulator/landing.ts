import { z } from 'zod';
import type { Chats, Content } from './chats.ts';
import type { Operation, StatsKeeper } from './connector-stats.ts';
import type { Directory, SimPerson } from './people.ts';
import {
  activityNotFound,
  appNotInstalled,
  badArgument,
  blockedByPerson,
  conversationNotFound,
  disabledByAdmin,
  messageTooBig,
  notInRoster,
} from './refusals.ts';
import type { Answer, Call } from './server.ts';

/** What the bot's calls do to the chats, and what Teams answers to each. */
export interface Landing {
  create(call: Call): Answer;
  send(call: Call): Answer;
  update(call: Call): Answer;
  erase(call: Call): Answer;
  members(call: Call): Answer;
  pagedMembers(call: Call): Answer;
  member(call: Call): Answer;
  /** The channels of a team. */
  channels(call: Call): Answer;
  personOf(operation: Operation, call: Call): string | null;
}

export interface LandingDeps {
  directory: Directory;
  chats: Chats;
  stats: StatsKeeper;
  tenantId: string;
  now(): Date;
}

const NewConversation = z.object({
  members: z.array(z.object({ id: z.string() })).length(1),
  tenantId: z.string().optional(),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).optional(),
});

export const BotActivity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).nullish(),
});
type BotActivity = z.infer<typeof BotActivity>;

/** Teams' limit on a message, counted in UTF-16. */
const MESSAGE_LIMIT_BYTES = 100 * 1024;
const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export function createLanding(deps: LandingDeps): Landing {
  const { directory, chats, now } = deps;

  /** Runs `act` for the person of a conversation when the bot may act there; else says what Teams says. */
  function inChat(call: Call, act: (person: SimPerson) => Answer): Answer {
    const person = directory.byConversation(call.param('conversation'));
    if (!person || !chats.of(person.id).begun) return conversationNotFound();
    const chat = chats.of(person.id);
    if (chat.disabled) return disabledByAdmin();
    if (!chat.installed) return notInRoster();
    return act(person);
  }

  /** Like inChat, for calls that write: those stop at a block as well. */
  function writing(call: Call, act: (person: SimPerson, activity: BotActivity) => Answer): Answer {
    return inChat(call, (person) => {
      if (chats.of(person.id).blocked) return blockedByPerson();
      const activity = BotActivity.safeParse(call.body);
      if (!activity.success) return badArgument('The body is not an activity.');
      if (JSON.stringify(call.body).length * 2 > MESSAGE_LIMIT_BYTES) return messageTooBig();
      return act(person, activity.data);
    });
  }

  function memberOf(person: SimPerson) {
    const [givenName, ...rest] = person.name.split(' ');
    return {
      id: directory.userOf(person),
      name: person.name,
      objectId: person.id,
      aadObjectId: person.id,
      givenName,
      surname: rest.join(' '),
      email: person.upn,
      userPrincipalName: person.upn,
      tenantId: deps.tenantId,
      userRole: 'user',
    };
  }

  return {
    create(call) {
      const parsed = NewConversation.safeParse(call.body);
      if (!parsed.success) return badArgument('A personal conversation has exactly one member.');
      const { members, tenantId, channelData } = parsed.data;
      if ((tenantId ?? channelData?.tenant?.id) !== deps.tenantId)
        return badArgument('The tenant is not known.');
      const person = directory.byMemberId(members[0]?.id ?? '');
      if (!person) return appNotInstalled();
      const chat = chats.of(person.id);
      if (chat.disabled) return disabledByAdmin();
      if (!chat.installed) return appNotInstalled();
      return { status: 201, body: { id: directory.conversationOf(person) } };
    },
    send: (call) =>
      writing(call, (person, activity) => {
        const at = now();
        // Typing and other signals are taken and leave no trace in the chat.
        if (activity.type !== 'message') return { status: 201, body: { id: String(at.getTime()) } };
        const message = chats.write(person.id, 'bot', contentOf(activity), at);
        deps.stats.reached(person.id);
        return { status: 201, body: { id: message.id } };
      }),
    update: (call) =>
      writing(call, (person, activity) => {
        const id = call.param('activity');
        if (!chats.change(person.id, id, contentOf(activity), now())) return activityNotFound();
        return { status: 200, body: { id } };
      }),
    erase: (call) =>
      inChat(call, (person) => {
        if (chats.of(person.id).blocked) return blockedByPerson();
        return chats.erase(person.id, call.param('activity'), now()) ? { status: 200 } : activityNotFound();
      }),
    members: (call) => inChat(call, (person) => ({ status: 200, body: [memberOf(person)] })),
    pagedMembers: (call) =>
      inChat(call, (person) => ({ status: 200, body: { members: [memberOf(person)] } })),
    member: (call) =>
      inChat(call, (person) =>
        directory.byMemberId(call.param('member')) === person
          ? { status: 200, body: memberOf(person) }
          : {
              status: 404,
              body: { error: { code: 'MemberNotFoundInConversation', message: 'Member not found.' } },
            },
      ),
    channels: conversationNotFound,
    personOf(operation, call) {
      if (operation !== 'create') return directory.byConversation(call.param('conversation'))?.id ?? null;
      const member = NewConversation.safeParse(call.body).data?.members[0]?.id ?? '';
      return directory.byMemberId(member)?.id ?? null;
    },
  };
}

export function contentOf(activity: BotActivity): Content {
  const card = activity.attachments?.find((one) => one.contentType === CARD_TYPE)?.content;
  return {
    text: activity.text ?? '',
    card: card === undefined ? null : JSON.stringify(card),
    summary: activity.summary ?? null,
  };
}
