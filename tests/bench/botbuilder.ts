import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import type { LoopResult, LoopWork } from './botbuilder-loop.ts';
import { startProgram } from './program.ts';
import type { Stage } from './stage.ts';

const LOOP = new URL('./botbuilder-loop.ts', import.meta.url);

/** Has plain botbuilder send a card to these people; done when the last call has ended. */
export async function sendWithBotbuilder(
  { folder, teams }: Stage,
  people: readonly SimPerson[],
  message: Pick<LoopWork, 'card' | 'summary' | 'atOnce'>,
): Promise<LoopResult> {
  const work: LoopWork = { ...message, references: people.map(teams.referenceOf) };
  const file = join(folder, 'botbuilder.json');
  await writeFile(file, JSON.stringify(work));
  const loop = await startProgram(LOOP, [file], {}, readResult);
  await loop.stop();
  return loop.said;
}

function readResult(line: string): LoopResult | undefined {
  return line.startsWith('{"lost":') ? (JSON.parse(line) as LoopResult) : undefined;
}
