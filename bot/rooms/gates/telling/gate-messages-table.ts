import { z } from 'zod';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import { fromCells, type LongJsonCells, longJson, toCells } from '../../../doors/azure/long-json.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inPartition, type Stored } from '../../../doors/azure/table.ts';
import type { Conversation } from '../../../doors/teams/chat.ts';

/** What a message is about that lists several gates; any other is about the gate of one wave. */
export const DIGEST = 'digest';

/** A message about gates that a lead was sent. */
export interface GateMessage {
  rolloutId: string;
  leadId: string;
  /** A wave id, or DIGEST. */
  about: string;
  conversation: Conversation;
  /** Null where it did not arrive, or nobody knows that it did: it is not sent again, and cannot be changed. */
  activityId: string | null;
  /** What it shows; another text whenever it would look different. */
  shown: string;
  /** By wave the event that the lead was told of with it: the gates that it shows. */
  told: Readonly<Record<string, string>>;
  /** When it came, ISO 8601 in UTC. */
  at: string;
}

export interface GateMessagesTable {
  ofRollout(rolloutId: string): Promise<GateMessage[]>;
  ofLead(rolloutId: string, leadId: string): Promise<GateMessage[]>;
  /** A lead has one card of a gate, and one digest of a rollout: a newer one takes the place of the one before. */
  put(message: GateMessage): Promise<void>;
  remove(message: Pick<GateMessage, 'rolloutId' | 'leadId' | 'about'>): Promise<void>;
}

/** The rollout is the partition; lead and what it is about are the row. `told` as JSON over several cells. */
interface MessageRow {
  /** Conversation as JSON. */
  conversation: string;
  /** Empty text: null. */
  activityId: string;
  shown: string;
  at: string;
}

type AnyRow = MessageRow & LongJsonCells;

const KeptConversation = jsonCell(
  z.object({
    id: z.string(),
    serviceUrl: z.string(),
    tenantId: z.string(),
    userId: z.string(),
    botId: z.string(),
  }),
);
const Told = jsonCell(z.record(z.string(), z.string()));

export async function openGateMessages(storage: Storage): Promise<GateMessagesTable> {
  const rows = await storage.table<AnyRow>('gatemessages');
  const reader = rows.reader(toMessage);

  const found = (where: string) => Array.fromAsync(reader.each(rows.list({ filter: where })));

  return {
    ofRollout: (rolloutId) => found(inPartition(rolloutId)),
    ofLead: (rolloutId, leadId) =>
      found(filter`PartitionKey eq ${rolloutId} and RowKey gt ${`${leadId} `} and RowKey lt ${`${leadId}!`}`),
    async put({ rolloutId, leadId, about, conversation, activityId, shown, told, at }) {
      await rows.put({
        partitionKey: rolloutId,
        rowKey: keyOf(leadId, about),
        conversation: JSON.stringify(conversation),
        activityId: activityId ?? '',
        shown,
        at,
        ...toCells(longJson(told)),
      });
    },
    remove: ({ rolloutId, leadId, about }) => rows.remove(rolloutId, keyOf(leadId, about)),
  };
}

/** An id of a person has no space in it. */
function keyOf(leadId: string, about: string): string {
  return `${leadId} ${about}`;
}

function toMessage(row: Stored<AnyRow>): GateMessage {
  const [leadId = '', about = ''] = row.rowKey.split(' ');
  const { conversation, activityId, shown, at } = row;
  return {
    rolloutId: row.partitionKey,
    leadId,
    about,
    conversation: KeptConversation.parse(conversation),
    activityId: activityId || null,
    shown,
    told: Told.parse(fromCells(row)),
    at,
  };
}
