import type { Storage } from '../../doors/azure/storage.ts';
import { type Room, roomOf } from '../room.ts';
import type { Telling } from '../telling/telling.ts';
import { feedbackChat } from './chat.ts';
import { type Feedback, type FeedbackDeps, openFeedback } from './feedback.ts';
import { feedbackJobs } from './jobs.ts';
import { feedbackRoutes } from './routes.ts';

interface FeedbackRoomDeps extends FeedbackDeps {
  telling: Telling;
}

/** What people report, and what becomes of it. */
export async function openFeedbackRoom(storage: Storage, deps: FeedbackRoomDeps): Promise<Room<Feedback>> {
  const feedback = await openFeedback(storage, deps);
  return roomOf(feedback, {
    routes: feedbackRoutes(feedback),
    chat: feedbackChat(feedback),
    jobs: feedbackJobs(feedback, deps.telling),
  });
}
