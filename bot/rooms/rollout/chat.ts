import { type Clock, today } from '../../base/clock.ts';
import type { ChatFace } from '../../doors/teams/chat.ts';
import type { People } from '../people/people.ts';
import { audienceOf } from '../people/person.ts';
import { myTurn } from './turns/my-turn.ts';
import { namesForPerson } from './turns/names-for-person.ts';
import { turnCard } from './turns/turn-card.ts';
import type { Rollouts } from './waves/rollouts.ts';

interface RolloutChatDeps {
  people: People;
  rollouts: Rollouts;
  clock: Clock;
  timeZone: string;
}

export function rolloutChat({ people, rollouts, clock, timeZone }: RolloutChatDeps): ChatFace {
  return {
    commands: [
      {
        title: 'When is my turn?',
        words: [
          'when is it my turn',
          'whens my turn',
          'my turn',
          'when',
          'when am i',
          'when do i change',
          'my date',
          'my wave',
          'schedule',
          'what changes',
        ],
        async answer(sender) {
          const person = await people.meet(sender.id, sender.name, '');
          const date = today(clock, person.timeZone ?? timeZone);
          const turn = await myTurn(rollouts, person, date);
          if (!turn)
            return { text: 'Nothing is planned yet. I will write to you before anything changes for you.' };
          const champions = (await people.championsOf(person.groupId)).filter(({ id }) => id !== person.id);
          const names = champions.map(({ name }) => name);
          const audience = audienceOf(person);
          return turnCard({
            turn,
            audience,
            nameOf: await namesForPerson(people, [audience, ...turn.all.map(({ groupId }) => groupId)]),
            champions: names,
            locale: person.locale ?? sender.locale,
            today: date,
          });
        },
      },
    ],
  };
}
