import { getTraining } from '../contract/training.ts';
import { type Route, route } from '../http/route.ts';
import type { Training } from './training.ts';

export function trainingRoutes(training: Training): Route[] {
  return [
    route(getTraining, async ({ caller }) => ({
      items: await training.fitting({ groupId: caller.group.id, pilot: caller.pilot }),
    })),
  ];
}
