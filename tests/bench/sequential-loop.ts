import { readFile } from 'node:fs/promises';
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
} from 'botbuilder';

// What a bot does that follows the samples: botbuilder as it comes, one person after the other.
// node tests/bench/sequential-loop.ts work.json

/** What the file holds. */
export interface SequentialWork {
  references: Partial<ConversationReference>[];
  card: Record<string, unknown>;
  summary: string;
}

const work: SequentialWork = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
for (const reference of work.references) {
  await adapter.continueConversationAsync('', reference, async (context) => {
    await context.sendActivity({
      type: 'message',
      summary: work.summary,
      attachments: [CardFactory.adaptiveCard(work.card)],
    });
  });
}
console.log('done');
