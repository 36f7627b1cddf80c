import type { Storage } from '../../doors/azure/storage.ts';
import { type Room, roomOf } from '../room.ts';
import { type Announcing, type AnnouncingDeps, openAnnouncing } from './open-announcing.ts';

/** Announcements on their way to people and channels, and what came of them. */
export async function openDeliveryRoom(storage: Storage, deps: AnnouncingDeps): Promise<Room<Announcing>> {
  const announcing = await openAnnouncing(storage, deps);
  const { routes, chat, handlers, timetable } = announcing;
  return roomOf(announcing, { routes, chat, jobs: handlers, timetable });
}
