import { decodeHTML } from 'entities';
import { z } from 'zod';
import type { TeamsActivity } from './activity.ts';

const Mention = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id: z.string(), name: z.string().optional() }),
});
const Attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });

const HTML = 'text/html';
// None of these looks past the next sign that it could begin at: a text of such signs is read once, not once for each.
const MENTION = /<at(?:\s[^<>]*)?>([^<]*)<\/at>/gi;
const TAG = /<(?!\/?at[\s>])[^<>]*>/gi;
const QUOTE = /<blockquote[\s>]/gi;
const QUOTE_ENDS = /<\/blockquote>/gi;

/**
 * What a person typed, as they read it themselves: without the mention of the bot, other people by name, signs instead
 * of entities. A message that has its words only as HTML is read from there.
 */
export function typedText(activity: TeamsActivity): string {
  const text = activity.text?.trim() ? activity.text : wordsOfHtml(htmlOf(activity));
  return decodeHTML(withoutMentions(text, activity)).replaceAll('\u00a0', ' ').trim();
}

/** Does it bring anything but words? Clients send the words once more as HTML, and pictures within it. */
export function hasFile(activity: TeamsActivity): boolean {
  const others = readable(Attachment, activity.attachments).some(({ contentType }) => contentType !== HTML);
  return others || /<img\s/i.test(htmlOf(activity));
}

function withoutMentions(text: string, { entities, recipient }: TeamsActivity): string {
  const names = readable(Mention, entities)
    .filter(({ mentioned }) => mentioned.id === recipient.id)
    .map(({ mentioned }) => mentioned.name);
  const own = [...names, recipient.name].map((name) => asCompared(name ?? ''));
  return text.replace(MENTION, (_tag, name: string) => (own.includes(asCompared(name)) ? ' ' : name));
}

function asCompared(name: string): string {
  return decodeHTML(name).trim().toLowerCase();
}

function htmlOf({ attachments }: TeamsActivity): string {
  const html = readable(Attachment, attachments).find(({ contentType }) => contentType === HTML);
  return typeof html?.content === 'string' ? html.content : '';
}

function wordsOfHtml(html: string): string {
  return withoutQuotes(html).replace(TAG, ' ').replace(/\s+/g, ' ');
}

/** What was quoted was said by somebody else, or before. */
function withoutQuotes(html: string): string {
  const own: string[] = [];
  let from = 0;
  for (const { index } of html.matchAll(QUOTE)) {
    if (index < from) continue;
    QUOTE_ENDS.lastIndex = index;
    if (!QUOTE_ENDS.test(html)) break;
    own.push(html.slice(from, index));
    from = QUOTE_ENDS.lastIndex;
  }
  return [...own, html.slice(from)].join(' ');
}

/** Those of a list that are as they should be; anybody can send anything here. */
function readable<S extends z.ZodType>(schema: S, list: unknown): z.infer<S>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}
