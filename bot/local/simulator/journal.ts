import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, mkdir, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { StartError } from '../../base/start-error.ts';
import { ChatEvent } from './chat-events.ts';

/** Where chat events are kept between two runs. */
export interface Journal {
  append(event: ChatEvent): void;
  /** Resolves when everything appended is in the file. */
  close(): Promise<void>;
}

/** Keeps nothing: for tests and benchmarks. */
export const noJournal: Journal = { append: () => {}, close: async () => {} };

/**
 * Opens a JSONL file, hands every event in it to `replay` in order, and takes more from then on.
 * A last line that a crash tore off is dropped.
 * @throws StartError that names the line when any other line cannot be read
 */
export async function openJournal(file: string, replay: (event: ChatEvent) => void): Promise<Journal> {
  await mkdir(dirname(file), { recursive: true });
  await replayFile(file, replay);
  const stream = createWriteStream(file, { flags: 'a' });
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    append(event) {
      if (failure) throw new Error(`The chat journal ${file} cannot be written: ${failure.message}`);
      stream.write(`${JSON.stringify(event)}\n`);
    },
    close: () =>
      new Promise((resolve, reject) => {
        if (failure) reject(failure);
        else stream.end(resolve);
      }),
  };
}

async function replayFile(file: string, replay: (event: ChatEvent) => void): Promise<void> {
  const size = await sizeOf(file);
  if (size === 0) return;
  let line = 0;
  let goodBytes = 0;
  let torn: string | undefined;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (torn !== undefined) throw new StartError(torn);
    line += 1;
    const event = readLine(text);
    if (!event) {
      torn = `Line ${line} of the chat journal ${file} cannot be read. Put a copy of the file back, or an empty file in its place to start with empty chats.`;
      continue;
    }
    replay(event);
    goodBytes += Buffer.byteLength(text) + 1;
  }
  if (goodBytes < size) await truncate(file, goodBytes);
  if (goodBytes > size) await appendFile(file, '\n');
}

function readLine(text: string): ChatEvent | undefined {
  try {
    return ChatEvent.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found?.size ?? 0;
}
