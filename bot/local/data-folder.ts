import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../base/errors.ts';
import { StartError } from '../base/start-error.ts';
import { checkDataFiles } from './data-files.ts';

/** Where local mode keeps everything, held by one process at a time. */
export interface DataFolder {
  azurite: string;
  chats: string;
  playground: string;
  /** The simulator's address at the last start. */
  simulatorAddress: string;
  /** Does something that must not be left half done: after an interruption the next start begins afresh. */
  whole<T>(run: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/**
 * Opens the data folder, making it if it is not there. What an interrupted first start left behind is removed.
 * @throws StartError when it cannot be used, or another process uses it: two storages over one folder would
 *   destroy each other's data.
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const unfinished = join(folder, 'unfinished');
  const lock = join(folder, 'used-by');
  const paths = {
    azurite: join(folder, 'azurite'),
    chats: join(folder, 'teams-simulator.jsonl'),
    playground: join(folder, 'playground'),
    simulatorAddress: join(folder, 'teams-simulator-address'),
  };
  let held = false;
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK);
    await refuseIfInUse(folder, lock);
    await writeFile(lock, String(process.pid));
    held = true;
    if (await exists(unfinished)) {
      for (const path of Object.values(paths)) await rm(path, { recursive: true, force: true });
      await rm(unfinished);
    }
    await checkDataFiles({ folder, ...paths });
    await mkdir(paths.azurite, { recursive: true });
  } catch (error) {
    if (held) await rm(lock, { force: true });
    if (error instanceof StartError) throw error;
    throw new StartError(
      `the data folder ${folder} cannot be read and written (${messageOf(error)}). Mend its permissions, or choose another one with DATA_FOLDER.`,
    );
  }
  return {
    ...paths,
    async whole(run) {
      await writeFile(unfinished, '');
      const result = await run();
      await rm(unfinished);
      return result;
    },
    stop: () => rm(lock, { force: true }),
  };
}

async function refuseIfInUse(folder: string, lock: string): Promise<void> {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (!pid || pid === process.pid || !isRunning(pid)) return;
  throw new StartError(
    `the data folder ${folder} is in use by process ${pid}. Stop it, or choose another folder with DATA_FOLDER. (If that process is something else, delete ${lock}.)`,
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
