import type { Storage } from '../azure/storage.ts';
import { inPartition } from '../azure/table.ts';
import type { Conversation } from '../teams/chat.ts';

/** The card of a gate that stands in a lead's chat. */
export interface GateCard {
  waveId: string;
  leadId: string;
  conversation: Conversation;
  activityId: string;
  /** What it shows; another text whenever it would look different. */
  shown: string;
  /** The event that the lead was told of with this card. */
  toldOf: string;
}

export interface GateCardsTable {
  get(waveId: string, leadId: string): Promise<GateCard | undefined>;
  ofWave(waveId: string): Promise<GateCard[]>;
  /** A lead has one card of a gate: a newer one takes the place of the one before. */
  put(card: GateCard): Promise<void>;
  remove(waveId: string, leadId: string): Promise<void>;
}

/** The wave is the partition, the lead the row. */
interface CardRow {
  /** Conversation as JSON. */
  conversation: string;
  activityId: string;
  shown: string;
  toldOf: string;
}

export async function openGateCards(storage: Storage): Promise<GateCardsTable> {
  const rows = await storage.table<CardRow>('gatecards');
  return {
    async get(waveId, leadId) {
      const row = await rows.get(waveId, leadId);
      return row && toCard(row);
    },
    async ofWave(waveId) {
      const found: GateCard[] = [];
      for await (const row of rows.list({ filter: inPartition(waveId) })) found.push(toCard(row));
      return found;
    },
    async put({ waveId, leadId, conversation, ...card }) {
      await rows.put({
        partitionKey: waveId,
        rowKey: leadId,
        conversation: JSON.stringify(conversation),
        ...card,
      });
    },
    remove: (waveId, leadId) => rows.remove(waveId, leadId),
  };
}

function toCard(row: CardRow & { partitionKey: string; rowKey: string }): GateCard {
  const { conversation, activityId, shown, toldOf } = row;
  return {
    waveId: row.partitionKey,
    leadId: row.rowKey,
    conversation: JSON.parse(conversation),
    activityId,
    shown,
    toldOf,
  };
}
