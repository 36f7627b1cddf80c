import type { ChatFace, Reply, Sender } from '../../doors/teams/chat.ts';
import { UNASSIGNED } from '../people/person.ts';
import { championCard } from './champion-card.ts';
import type { Champions } from './champions.ts';

const OR_REPORT =
  'If something does not work, type **report an issue**: the rollout team reads every report.';

export function championsChat({ people }: Champions): ChatFace {
  async function answer(sender: Sender): Promise<Reply> {
    const person = await people.meet(sender.id, sender.name, '');
    if (person.groupId === UNASSIGNED.id) {
      return { text: `I do not know yet which business group you are in. ${OR_REPORT}` };
    }
    const [all, groupName] = await Promise.all([
      people.roles.holders('champion', person.groupId),
      people.groupName(person.groupId),
    ]);
    const others = all.filter(({ id }) => id !== person.id);
    const iAmOne = others.length < all.length;
    if (others.length > 0) return championCard(groupName, others, iAmOne);
    if (iAmOne) return { text: `You are the champion of ${groupName}, the only one so far. ${OR_REPORT}` };
    return { text: `${groupName} has no champion yet. ${OR_REPORT}` };
  }

  return {
    commands: [
      {
        title: 'Who is my champion?',
        words: [
          'whos my champion',
          'who are my champions',
          'my champion',
          'my champions',
          'champion',
          'champions',
          'who can help me',
          'who helps me',
          'who can i ask',
          'whom can i ask',
          'who do i ask',
        ],
        answer,
      },
    ],
  };
}
