import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../bot/base/clock.ts';
import { type Draft, sendAnnouncement } from '../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../bot/contract/delivery/sending.ts';
import { isOver } from '../../bot/rooms/delivery/record/sending.ts';
import { openSendingsTable } from '../../bot/rooms/delivery/record/sendings-table.ts';
import type { Stage } from './stage.ts';

const LOOK_EVERY_MS = 500;

export interface Announced {
  id: string;
  /** From the click to the settled announcement. */
  seconds: number;
  /** Storage transactions of the product meanwhile, the click included. */
  transactions: number;
}

/** Sends a draft through the API and waits until it is sent. @throws Error when it ends in another way. */
export async function announce(stage: Stage, draft: Draft): Promise<Announced> {
  // Looking at the row instead of the API costs one transaction, known and taken off below.
  const sendings = await openSendingsTable(stage.storage);
  const id = randomUUID();
  const before = stage.transactions();
  const clickedAt = systemClock.now();
  await stage.product.asLead.post(sendAnnouncement.path, { id, ...draft });
  for (let looks = 1; ; looks += 1) {
    await wait(LOOK_EVERY_MS);
    const found = await sendings.get(id);
    if (!found || !isOver(found)) continue;
    const transactions = stage.transactions() - before - looks;
    const view = await stage.product.asLead.get<SendingView>(`/api/announcements/${id}/delivery`);
    if (view.state !== 'sent' || !view.settledAt)
      throw new Error(`The announcement was not sent: ${view.stoppedBecause}`);
    return { id, seconds: (Date.parse(view.settledAt) - clickedAt) / 1_000, transactions };
  }
}
