import { expect, test } from 'vitest';
import { aChatDoor } from './a-chat-door.ts';

// Each of these would keep a process busy for minutes if a pattern began anew at every sign of it.

// Larger than any that comes in by the door: long enough that such a pattern does not end within the time of a test.
const MUCH = 500_000;
const html = (content: string) => ({ text: '', attachments: [{ contentType: 'text/html', content }] });
const times = (text: string, length: number) => text.repeat(Math.floor(length / text.length));

test.each<[string, Record<string, unknown>]>([
  ['tags that never end', html(times('<', 4 * MUCH))],
  ['tags that never end, each with a name', html(times('<a ', 4 * MUCH))],
  ['quotations that never end', html(times('<blockquote>', 4 * MUCH))],
  ['mentions that never end', { text: times('<at>', 50_000) }],
  ['mentions with a name that never ends', { text: times('<at x', 50_000) }],
  ['blanks without a word', { text: times(' \n\t', 50_000) }],
  ['entities that never end', { text: times('&#x', 50_000) }],
  ['marks without a word', { text: times('\u0301', 50_000) }],
])('%s are answered like any other text', async (_what, changes) => {
  const { post, activity, connector } = await aChatDoor();

  const { status } = await post(activity(changes));

  expect(status).toBe(200);
  expect(connector.hits).toHaveLength(1);
});

test('what stands before and after a quotation is read, and what was quoted is not', async () => {
  const { post, activity, connector } = await aChatDoor();
  const quoted = '<p>one</p><BLOCKQUOTE type="cite">two <b>three</b></BLOCKQUOTE><p>four</p><blockquote>five';

  await post(activity(html(quoted)));

  const said = JSON.stringify(connector.hits[0]?.message);
  expect(said).toContain('one four five');
  expect(said).not.toContain('two');
});
