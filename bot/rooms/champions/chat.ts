import { titleOf } from '../../base/words/commands.ts';
import { message, type Say } from '../../base/words/message.ts';
import type { ChatFace, Reply, Sender } from '../../doors/teams/chat.ts';
import { isInNoGroup } from '../people/person.ts';
import { championCard } from './champion-card.ts';
import type { Champions } from './champions.ts';

/** What else helps. */
const orReport = message('champions.or-report', { report: titleOf('feedback.report') });

export function championsChat({ people }: Champions): ChatFace {
  async function answer(sender: Sender, say: Say): Promise<Reply> {
    const person = await people.meet(sender.id, sender.name, '');
    if (isInNoGroup(person)) return { say: message('champions.no-group', { report: orReport }) };
    const [all, group] = await Promise.all([
      people.roles.holders('champion', person.groupId),
      people.groupName(person.groupId),
    ]);
    const others = all.filter(({ id }) => id !== person.id);
    const iAmOne = others.length < all.length;
    if (others.length > 0) return championCard({ group, champions: others, iAmOne }, say);
    const id = iAmOne ? 'champions.only-you' : 'champions.nobody';
    return { say: message(id, { group, report: orReport }) };
  }

  return {
    commands: [
      {
        id: 'champions.mine',
        answer,
      },
    ],
  };
}
