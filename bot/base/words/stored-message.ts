import { z } from 'zod';
import type { Message, MessageId, Param } from './message.ts';
import { isMessageId } from './say.ts';

const StoredParam: z.ZodType<Param> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.object({ day: z.string() }),
    z.object({ moment: z.string() }),
    z.object({ language: z.string() }),
    z.object({ list: z.array(StoredParam) }),
    z.object({ series: z.array(StoredParam), between: z.string() }),
    StoredMessage,
  ]),
);

/** A sentence as rows and jobs keep it. One that this version has no words for is no message. */
export const StoredMessage: z.ZodType<Message> = z.object({
  id: z.custom<MessageId>((id) => typeof id === 'string' && isMessageId(id)),
  params: z.record(z.string(), StoredParam).optional(),
});
