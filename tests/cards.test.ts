import * as adaptive from 'adaptivecards';
import { expect, test } from 'vitest';
import { everyCard } from './every-card.ts';

/** What a card may weigh, in bytes of JSON: safe below every limit that Teams has ever had. */
const MOST_BYTES = 25_000;
/** Teams shows no more on a card. */
const MOST_BUTTONS = 6;

test.each(everyCard)('%s can be shown by Teams as it is', (_name, card) => {
  const json = JSON.stringify(card());

  const parsed = parse(json);

  expect(parsed.complaints).toEqual([]);
  expect(parsed.card.version.toString()).toBe('1.5');
  expect(card().actions?.length ?? 0).toBeLessThanOrEqual(MOST_BUTTONS);
  expect(Buffer.byteLength(json)).toBeLessThan(MOST_BYTES);
});

test.each(everyCard)('%s can be read by everybody', (_name, card) => {
  const json = JSON.stringify(card());

  const { card: parsed } = parse(json);
  const titles = card().actions?.map(({ title }) => title) ?? [];

  expect(parsed.getAllInputs().filter((input) => !input.label)).toEqual([]);
  expect(titles.filter((title) => !title?.trim())).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
  // Colours by name follow the theme of the client.
  expect(json).not.toMatch(/"#[0-9a-f]{3,8}"/i);
  for (const text of textBlocksOf(JSON.parse(json))) expect(text).toMatchObject({ wrap: true });
});

/** The card with everything that the reader of the format complains about. */
function parse(json: string) {
  const context = new adaptive.SerializationContext();
  const card = new adaptive.AdaptiveCard();
  card.hostConfig = new adaptive.HostConfig({ actions: { maxActions: MOST_BUTTONS } });
  card.parse(JSON.parse(json), context);
  const reading = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const checking = card.validateProperties().validationEvents.map(({ message }) => message);
  return { card, complaints: [...reading, ...checking] };
}

function textBlocksOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'TextBlock' ? [value] : [];
  return [...own, ...Object.values(value).flatMap(textBlocksOf)];
}
