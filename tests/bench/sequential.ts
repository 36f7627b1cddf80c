import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { startProgram } from './program.ts';
import type { SequentialWork } from './sequential-loop.ts';
import type { Stage } from './stage.ts';

const LOOP = new URL('./sequential-loop.ts', import.meta.url);

/** Has a plain botbuilder loop send a card to these people; done when the last one has it. */
export async function sendOneByOne(
  { folder, teams }: Stage,
  people: readonly SimPerson[],
  message: Pick<SequentialWork, 'card' | 'summary'>,
): Promise<void> {
  const work: SequentialWork = { ...message, references: people.map(teams.referenceOf) };
  const file = join(folder, 'sequential.json');
  await writeFile(file, JSON.stringify(work));
  const loop = await startProgram(LOOP, [file], {}, (line) => line === 'done' || undefined);
  await loop.stop();
}
