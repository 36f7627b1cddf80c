import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSimulator } from '../../../bot/local/simulator/simulator.ts';
import { AMA, aCard, BOT, call, cardActivity, conversationWith, stubBot, TENANT } from './stage.ts';

async function journaled() {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-journal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const journal = join(folder, 'deep', 'chats.jsonl');
  const bot = await stubBot();
  const start = () =>
    createSimulator({
      people: [AMA],
      botEndpoint: bot.endpoint,
      tenantId: TENANT,
      botId: BOT,
      ratePerSecond: 0,
      journal,
      port: 0,
    });
  return { journal, start };
}

test('chats and installations survive a restart, and the conversation goes on', async () => {
  const { start } = await journaled();
  const before = await start();
  const chat = await conversationWith(before, AMA);
  const first = await call(before, 'POST', `${chat}/activities`, cardActivity('First'));
  const second = await call(before, 'POST', `${chat}/activities`, cardActivity('Second'));
  await call(before, 'PUT', `${chat}/activities/${first.body.id}`, cardActivity('First, changed'));
  await call(before, 'DELETE', `${chat}/activities/${second.body.id}`);
  await before.say(AMA.id, 'help');
  const seen = before.chat(AMA.id);
  await before.close();

  const after = await start();
  const restored = after.chat(AMA.id);
  const more = await call(after, 'POST', `${chat}/activities`, cardActivity('Third'));
  await after.close();

  expect(restored).toEqual(seen);
  expect(restored.messages[0]?.card).toEqual(aCard('First, changed'));
  expect(more.status).toBe(201);
});

test('a last line that a crash tore off is dropped, and the file stays usable', async () => {
  const { journal, start } = await journaled();
  const before = await start();
  await before.install(AMA.id);
  await before.say(AMA.id, 'one');
  await before.close();
  await appendFile(journal, '{"what":"written","person":"aaaa');

  const torn = await start();
  await torn.say(AMA.id, 'two');
  await torn.close();
  const after = await start();
  const texts = after.chat(AMA.id).messages.map((one) => one.text);
  await after.close();

  expect(texts).toEqual(['one', 'two']);
});

test('a journal with an unreadable line inside is refused by its line number', async () => {
  const { journal, start } = await journaled();
  await (await start()).close();
  await writeFile(journal, 'what is this\n{"what":"deleted","person":"p","message":"1","at":"now"}\n');

  const started = start();

  await expect(started).rejects.toThrow(/^Line 1 of the chat journal/);
});
