import { readFile } from 'node:fs/promises';
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
} from 'botbuilder';
import pLimit from 'p-limit';

// What a bot does that follows the samples: botbuilder as it comes, so many people at a time.
// node tests/bench/botbuilder-loop.ts work.json

/** What the file holds. */
export interface LoopWork {
  references: Partial<ConversationReference>[];
  card: Record<string, unknown>;
  summary: string;
  /** 1: one person after the other. */
  atOnce: number;
}

/** What it prints at the end. */
export interface LoopResult {
  /** People whose message threw. */
  lost: number;
  /** Processor time of sending alone. */
  cpuMs: number;
  seconds: number;
}

const work: LoopWork = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const result: LoopResult = { lost: 0, cpuMs: 0, seconds: 0 };
const turns = pLimit(work.atOnce);
const cpuBefore = process.cpuUsage();
const before = performance.now();
await turns.map(work.references, async (reference) => {
  try {
    await adapter.continueConversationAsync('', reference, async (context) => {
      await context.sendActivity({
        type: 'message',
        summary: work.summary,
        attachments: [CardFactory.adaptiveCard(work.card)],
      });
    });
  } catch {
    result.lost += 1;
  }
});
const { user, system } = process.cpuUsage(cpuBefore);
result.cpuMs = (user + system) / 1_000;
result.seconds = (performance.now() - before) / 1_000;
console.log(JSON.stringify(result));
