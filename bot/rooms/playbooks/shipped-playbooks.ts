import { readdirSync, readFileSync } from 'node:fs';
import { messageOf } from '../../base/errors.ts';
import { parsePlaybook } from './parse-playbook.ts';
import type { Playbook } from './playbook.ts';

/** For editors: describes the files beside it. */
const SCHEMA = 'playbook.schema.json';
const folder = new URL('./shipped/', import.meta.url);

/**
 * The playbooks that come with the product: the foundation, then the workloads by file name. Reads them from disk at each call: call it once, at
 * start. A faulty file throws an error that names the file and the place.
 */
export function shippedPlaybooks(): readonly Playbook[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== SCHEMA)
    .sort()
    .map(readPlaybook)
    .sort((a, b) => place(a) - place(b));
}

function place({ kind }: Playbook): number {
  return kind === 'foundation' ? 0 : 1;
}

function readPlaybook(file: string): Playbook {
  const playbook = parse(file);
  // The id is the file's name, so that two files can never claim one id.
  if (`${playbook.id}.json` !== file)
    throw new Error(`${file} has the id "${playbook.id}"; name it like its id`);
  return playbook;
}

function parse(file: string): Playbook {
  try {
    return parsePlaybook(readFileSync(new URL(file, folder), 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`, { cause: error });
  }
}
