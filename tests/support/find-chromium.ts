import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of this machine: the one that CHROMIUM_PATH names, or else the first on the PATH. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return executable(process.env.CHROMIUM_PATH);
  const folders = new Set(['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]);
  for (const folder of folders) {
    for (const name of NAMES) {
      const found = executable(join(folder, name));
      if (found) return found;
    }
  }
  return undefined;
}

function executable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}
