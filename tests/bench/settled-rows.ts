import { openDeliveriesTable } from '../../bot/rooms/delivery/sending/deliveries-table.ts';
import type { Arrival } from './simulated-teams.ts';
import type { Stage } from './stage.ts';

/** What the product wrote down for one person. */
export interface SettledRow {
  person: string;
  state: string;
  why: string | null;
  repeat: boolean;
}

/** The rows of an announcement, read past the API. */
export async function settledRows(stage: Stage, announcementId: string): Promise<SettledRow[]> {
  const deliveries = await openDeliveriesTable(stage.storage);
  const rows: SettledRow[] = [];
  for (let chunk = 0; ; chunk += 1) {
    const found = await deliveries.chunk(announcementId, chunk);
    if (found.length === 0) return rows;
    for (const { personId, state, why, repeat } of found) rows.push({ person: personId, state, why, repeat });
  }
}

/** How many cards each person has. */
export function cardsEach(arrivals: readonly Arrival[]): Map<string, number> {
  const each = new Map<string, number>();
  for (const { person } of arrivals) each.set(person, (each.get(person) ?? 0) + 1);
  return each;
}

/** People with more than one card whose row does not say that this may be. */
export function unmarked(rows: readonly SettledRow[], cards: ReadonlyMap<string, number>): number {
  return rows.filter(({ person, repeat }) => (cards.get(person) ?? 0) > 1 && !repeat).length;
}
