import { type QueueClient, RestError } from '@azure/storage-queue';

/** A message that was taken: hidden from others until its lease runs out, unless it is finished before. */
export interface Taken {
  id: string;
  text: string;
  /** How many times it has been taken, this time included. */
  tries: number;
  lease: string;
}

/** A queue that delivers at least once. Times are whole seconds, the finest that the service knows. */
export interface Queue {
  add(text: string, delaySeconds?: number): Promise<void>;
  /** Up to 32 messages, each hidden for `leaseSeconds`. Empty when there is nothing to do. */
  take(most: number, leaseSeconds: number): Promise<Taken[]>;
  /** Holds on to a message, or gives it back after a delay; returns it with its new lease, undefined if it was lost. */
  extend(message: Taken, seconds: number): Promise<Taken | undefined>;
  finish(message: Taken): Promise<void>;
}

export function queueOver(client: QueueClient): Queue {
  return {
    async add(text, delaySeconds = 0) {
      await client.sendMessage(text, { visibilityTimeout: delaySeconds, messageTimeToLive: -1 });
    },
    async take(most, leaseSeconds) {
      const { receivedMessageItems } = await client.receiveMessages({
        numberOfMessages: Math.min(most, 32),
        visibilityTimeout: leaseSeconds,
      });
      return receivedMessageItems.map((item) => ({
        id: item.messageId,
        text: item.messageText,
        tries: item.dequeueCount,
        lease: item.popReceipt,
      }));
    },
    async extend(message, seconds) {
      try {
        const { popReceipt } = await client.updateMessage(message.id, message.lease, undefined, seconds);
        return popReceipt ? { ...message, lease: popReceipt } : undefined;
      } catch (error) {
        if (isLost(error)) return undefined;
        throw error;
      }
    },
    async finish(message) {
      try {
        await client.deleteMessage(message.id, message.lease);
      } catch (error) {
        // Somebody else holds it by now and will find the work done.
        if (!isLost(error)) throw error;
      }
    },
  };
}

/** The lease ran out and the message is gone or with another worker. */
function isLost(error: unknown): boolean {
  return error instanceof RestError && (error.statusCode === 404 || error.statusCode === 400);
}
