import { message } from '../../base/words/message.ts';
import type { ChatFace } from '../../doors/teams/chat.ts';
import type { People } from '../people/people.ts';
import { myTraining, type TrainingDeps } from './my-training.ts';
import { trainingCard } from './training-card.ts';

export function trainingChat(deps: TrainingDeps & { people: People }): ChatFace {
  return {
    commands: [
      {
        id: 'training.mine',
        async answer(sender, say) {
          const person = await deps.people.asking(sender.id, sender.name);
          const items = await myTraining(deps, { ...person, timeZone: sender.timeZone ?? person.timeZone });
          if (items.length > 0) return trainingCard(items, say);
          return { say: message('training.none') };
        },
      },
    ],
  };
}
