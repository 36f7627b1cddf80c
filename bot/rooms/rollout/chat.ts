import { type Clock, today } from '../../base/clock.ts';
import { message } from '../../base/words/message.ts';
import type { ChatFace } from '../../doors/teams/chat.ts';
import type { People } from '../people/people.ts';
import { namesForSentences } from './turns/names-for-person.ts';
import { readTimeline } from './turns/read-timeline.ts';
import { turnsIn } from './turns/timeline.ts';
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
        id: 'rollout.my-turn',
        async answer(sender, say) {
          const person = await people.asking(sender.id, sender.name);
          const date = today(clock, sender.timeZone ?? person.timeZone ?? timeZone);
          const timeline = await readTimeline(rollouts, person, date);
          const some = turnsIn(timeline).length + timeline.cancelled.length;
          if (timeline.rollouts.length + some === 0) return { say: message('rollout.nothing-planned') };
          const [champions, nameOf] = await Promise.all([
            people.championsToName(person.groupId),
            namesForSentences(people, timeline),
          ]);
          const facts = {
            timeline,
            nameOf,
            champions: champions.filter(({ id }) => id !== person.id).map(({ name }) => name),
            locale: sender.locale ?? person.locale,
            today: date,
          };
          return turnCard(facts, say);
        },
      },
    ],
  };
}
