import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LOCAL_TENANT } from '../../../bot/local/issuer.ts';
import { aChatDoor } from './a-chat-door.ts';
import { aChatProduct } from './a-chat-product.ts';

/** Messages as Teams sends them, each with a shape that people met in public. Their tenant becomes ours. */
const Shapes = z.array(z.looseObject({ id: z.string(), type: z.string(), _note: z.string() }));
const THEIR_TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
const IN_GROUP = 'I only answer in our own chat';

/** What the bot writes to each, in order; an edited and a deleted message have the id of the one that they change. */
const ANSWERS: [id: string, type: string, says: string[]][] = [
  ['c21-1', 'message', [IN_GROUP]],
  ['c21-2', 'message', [IN_GROUP]],
  ['c21-3', 'message', [IN_GROUP]],
  ['c21-4', 'message', ["I can't look at pictures or files"]],
  ['c21-5', 'message', ['Your message was empty']],
  ['c21-6', 'message', ["I don't know this button any more"]],
  ['c21-7', 'message', ['You wrote: \\"issue this still fails on my phone\\"']],
  ['c21-8', 'message', ['You wrote: \\"issue R&D cannot share files <200 MB> & more\\"']],
  ['c21-3', 'messageUpdate', []],
  ['c21-3', 'messageDelete', []],
];

test('every shape that people met is answered sensibly, and nothing personal is said in a group chat', async () => {
  const { connector, post, everybody } = await aChatProduct();
  const file = await readFile(new URL('chat-message-shapes.json', import.meta.url), 'utf8');
  const shapes = Shapes.parse(JSON.parse(file.replaceAll(THEIR_TENANT, LOCAL_TENANT)));

  const answers = [];
  for (const shape of shapes) {
    const before = connector.hits.length;
    const { status } = await post({ ...shape, serviceUrl: connector.serviceUrl });
    const said = connector.hits.slice(before).map(({ message }) => JSON.stringify(message));
    answers.push({ id: shape.id, type: shape.type, status, said });
  }

  const expected = ANSWERS.map(([id, type, says]) => {
    return { id, type, status: 200, said: says.map((words) => expect.stringContaining(words)) };
  });
  expect(answers).toEqual(expected);
  // What nobody understood can be reported with one press, as its writer reads it.
  expect(JSON.stringify(answers)).not.toContain('&amp;');
  // The group chat is nobody's conversation.
  const people = JSON.stringify(await everybody());
  expect(people).toContain('a:1mara-personal');
  expect(people).not.toContain('19:grp@thread.v2');
});

test.each<[string, Record<string, unknown>, string]>([
  ['an edited text', { type: 'messageUpdate', text: 'help', channelData: edited() }, 'This is what I can do'],
  [
    'a file',
    { attachments: [{ contentType: 'application/pdf', content: null }] },
    "I can't look at pictures",
  ],
  ['a picture within HTML', { text: '', attachments: [html('<p><img src="x"></p>')] }, "I can't look at"],
  [
    'words that come as HTML alone',
    { text: null, attachments: [html('<p>help&nbsp;</p>')] },
    'This is what I can',
  ],
  [
    'words with a picture',
    { text: 'help', attachments: [{ contentType: 'image/png' }] },
    'This is what I can do',
  ],
  [
    'a mention of the bot',
    { text: '<at>groundswell</at>&nbsp;help', entities: [bot()] },
    'This is what I can',
  ],
  ['a mention with an id', { text: '<at id="0">Groundswell</at> help' }, 'This is what I can do'],
  ['signs by number', { text: 'caf&#233; &#x26; bar' }, 'You wrote: \\"café & bar\\"'],
  ['signs by name', { text: 'caf&eacute; &hellip; &quot;bar&quot;' }, 'You wrote: \\"café … \\"bar\\"'],
  ['what was typed as an entity', { text: '&amp;lt;' }, 'You wrote: \\"&lt;'],
  ['a stray ampersand', { text: 'R&D & Q&A' }, 'You wrote: \\"R&D & Q&A'],
  ['blanks that do not break', { text: '\u00a0when\u00a0is\u00a0my turn\u00a0' }, 'All is well.'],
  [
    'parts that are null',
    { text: 'help', locale: null, localTimezone: null, value: null },
    'This is what I can',
  ],
  [
    'no kind of conversation',
    { text: 'help', conversation: { id: 'a:ada', tenantId: 'tenant-1' } },
    'This is',
  ],
])('%s in the own chat is answered as it is meant', async (_what, changes, says) => {
  const { post, activity, connector } = await aChatDoor();

  const { status } = await post(activity(changes));

  expect(status).toBe(200);
  const said = connector.hits.map(({ message }) => JSON.stringify(message).replaceAll('\\\\\\"', '\\"'));
  expect(said).toEqual([expect.stringContaining(says)]);
});

test('a message that was taken back is not answered', async () => {
  const { post, activity, connector } = await aChatDoor();

  await post(activity({ type: 'messageDelete' }));
  await post(activity({ type: 'messageUpdate', text: 'help', channelData: edited('undeleteMessage') }));

  expect(connector.hits).toEqual([]);
});

function edited(eventType = 'editMessage') {
  return { tenant: { id: 'tenant-1' }, eventType };
}

function html(content: string) {
  return { contentType: 'text/html', content };
}

function bot() {
  return { type: 'mention', mentioned: { id: '28:groundswell', name: 'Groundswell' } };
}
