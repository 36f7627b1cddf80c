import type { Storage } from '../../doors/azure/storage.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { openSendBudget, type SendBudget } from './send-budget.ts';

interface TellingRoomDeps extends Pick<Basics, 'clock'> {
  /** Messages per second, of all processes together. */
  sendRate: number;
}

/** The one way to write to a person or a channel: what the bot says first shares one budget. */
export async function openTellingRoom(
  storage: Storage,
  { clock, sendRate }: TellingRoomDeps,
): Promise<Room<{ budget: SendBudget }>> {
  return roomOf({ budget: await openSendBudget(storage, clock, sendRate) });
}
