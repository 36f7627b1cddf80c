import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../base/start-error.ts';

/** What the embedded storage keeps: without one of these, rows or jobs are gone. */
const DATABASES = [
  '__azurite_db_table__.json',
  '__azurite_db_queue__.json',
  '__azurite_db_queue_extent__.json',
];

/** Uploaded pictures: folders of versions before these were kept may not have them. */
const PICTURES = ['__azurite_db_blob__.json', '__azurite_db_blob_extent__.json'];

interface Files {
  folder: string;
  azurite: string;
  chats: string;
  /** Written at the end of every start. */
  simulatorAddress: string;
}

/**
 * Looks at what an earlier start left. Nobody gets a new sample organisation in the place of what they had without
 * being told.
 * @throws StartError that names a file that is damaged or missing, and what to do
 */
export async function checkDataFiles({ folder, azurite, chats, simulatorAddress }: Files): Promise<void> {
  const databases = DATABASES.map((name) => join(azurite, name));
  if (await exists(simulatorAddress)) {
    for (const file of [...databases, chats]) if (!(await exists(file))) throw missing(file, folder);
  }
  const pictures = PICTURES.map((name) => join(azurite, name));
  for (const file of [...databases, ...pictures]) if (await isDamaged(file)) throw damaged(file, folder);
}

async function isDamaged(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function damaged(file: string, folder: string): StartError {
  return new StartError(
    `the data file ${file} is damaged and cannot be read. Put a copy of the whole folder ${folder} back, or delete that folder to start afresh; what was in it is lost then.`,
  );
}

function missing(file: string, folder: string): StartError {
  return new StartError(
    `the data file ${file} is missing, though ${folder} was used before. Put it back, or delete the whole folder to start afresh; what is left in it is lost then.`,
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
