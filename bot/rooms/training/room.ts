import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { trainingChat } from './chat.ts';
import { trainingRoutes } from './routes.ts';

interface TrainingRoomDeps extends Basics {
  people: People;
  rollouts: Rollouts;
}

/** What somebody can learn from, and what fits them now. */
export function openTrainingRoom(deps: TrainingRoomDeps): Room {
  return roomOf(undefined, { routes: trainingRoutes(deps), chat: trainingChat(deps) });
}
