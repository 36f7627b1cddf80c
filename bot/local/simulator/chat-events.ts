import { z } from 'zod';

/** What a person has done with the app, or the administrator for them. */
export const Membership = z.object({ installed: z.boolean(), blocked: z.boolean(), disabled: z.boolean() });
export type Membership = z.infer<typeof Membership>;

/** One line of a chat. Cards are kept as JSON text: a hundred thousand of them fit into memory that way. */
export const ChatMessage = z.object({
  id: z.string(),
  at: z.string(),
  from: z.enum(['bot', 'person', 'note']),
  text: z.string(),
  card: z.string().nullable(),
  summary: z.string().nullable(),
  problem: z.boolean(),
  updatedAt: z.string().nullable(),
  deleted: z.boolean(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

const person = z.string();
const message = z.string();
const at = z.string();

/** Everything that can happen to a chat; the chats are what these add up to. */
export const ChatEvent = z.discriminatedUnion('what', [
  z.object({ what: z.literal('membership'), person, at, now: Membership }),
  z.object({ what: z.literal('written'), person, message: ChatMessage }),
  z.object({
    what: z.literal('changed'),
    person,
    message,
    at,
    text: z.string(),
    card: z.string().nullable(),
    summary: z.string().nullable(),
  }),
  z.object({ what: z.literal('deleted'), person, message, at }),
]);
export type ChatEvent = z.infer<typeof ChatEvent>;
