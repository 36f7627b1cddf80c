import type { Clock } from '../../base/clock.ts';
import type { ChatFace, Conversation, HowTheyRead, Sender } from '../../doors/teams/chat.ts';
import type { People } from './people.ts';
import { audienceOf } from './person.ts';

/** Whoever was just seen is not looked up again for this long: many press several buttons after an announcement. */
const SEEN_MS = 60_000;
/** Of so many people a process remembers that. */
const MOST_SEEN = 10_000;

/** Remembers where each person can be written to. Every activity overwrites it: Teams may move a conversation. */
export function peopleChat(people: People, clock: Clock): ChatFace {
  const lastSeen = new Map<string, { from: string; at: number; reads: HowTheyRead }>();

  return {
    async seen(sender: Sender) {
      const from = JSON.stringify([sender.conversation, sender.locale, sender.timeZone]);
      const last = lastSeen.get(sender.id);
      if (last?.from === from && clock.now() - last.at < SEEN_MS) return last.reads;
      const reads = await remember(sender);
      if (lastSeen.size >= MOST_SEEN) lastSeen.clear();
      lastSeen.set(sender.id, { from, at: clock.now(), reads });
      return reads;
    },
    async left(sender: Sender) {
      lastSeen.delete(sender.id);
      const person = await people.meet(sender.id, sender.name, '');
      await people.table.setUnreachable(person.id, audienceOf(person), 'removed-app');
    },
  };

  async function remember(sender: Sender): Promise<HowTheyRead> {
    const person = await people.meet(sender.id, sender.name, '');
    const known = person.conversation;
    const { locale = sender.locale, timeZone = sender.timeZone } = person;
    const reads = { locale, timeZone };
    // Not every activity says so: an installation tells neither language nor time zone.
    const learns = (!person.locale && sender.locale) || (!person.timeZone && sender.timeZone);
    if (known && !person.unreachable && !learns && same(known, sender.conversation)) return reads;
    await people.table.setConversation(person, sender.conversation, locale, timeZone);
    return reads;
  }
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
