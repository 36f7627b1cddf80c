import type { ChatFace } from '../../doors/teams/chat.ts';
import type { People } from '../people/people.ts';
import { myTraining, type TrainingDeps } from './my-training.ts';
import { trainingCard } from './training-card.ts';

export function trainingChat(deps: TrainingDeps & { people: People }): ChatFace {
  return {
    commands: [
      {
        title: 'Training',
        words: [
          'trainings',
          'my training',
          'show training',
          'show me training',
          'learn',
          'learning',
          'course',
          'courses',
          'train me',
          'teach me',
          'where can i learn',
          'what should i learn',
          'how do i learn',
        ],
        async answer(sender) {
          const person = await deps.people.meet(sender.id, sender.name, '');
          const items = await myTraining(deps, { ...person, timeZone: person.timeZone ?? sender.timeZone });
          if (items.length > 0) return trainingCard(items);
          return {
            text: 'There is no training for you yet. I will send you some before anything changes for you.',
          };
        },
      },
    ],
  };
}
