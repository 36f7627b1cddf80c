import type { ChatFace, Conversation, Sender } from '../teams/chat.ts';
import type { People } from './people.ts';
import { audienceOf } from './person.ts';

/** Remembers where each person can be written to. Every activity overwrites it: Teams may move a conversation. */
export function peopleChat(people: People): ChatFace {
  return {
    async seen(sender: Sender) {
      const person = await people.meet(sender.id, sender.name, '');
      const known = person.conversation;
      // Not every activity says so: an installation tells neither language nor time zone.
      const learns = (!person.locale && sender.locale) || (!person.timeZone && sender.timeZone);
      if (known && !person.unreachable && !learns && same(known, sender.conversation)) return;
      await people.table.setConversation(
        person,
        sender.conversation,
        person.locale ?? sender.locale,
        person.timeZone ?? sender.timeZone,
      );
    },
    async left(sender: Sender) {
      const person = await people.meet(sender.id, sender.name, '');
      await people.table.setUnreachable(person.id, audienceOf(person), 'removed-app');
    },
  };
}

function same(a: Conversation, b: Conversation): boolean {
  return (
    a.id === b.id &&
    a.serviceUrl === b.serviceUrl &&
    a.userId === b.userId &&
    a.botId === b.botId &&
    a.tenantId === b.tenantId
  );
}
