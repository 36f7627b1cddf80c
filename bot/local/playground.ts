import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../base/start-error.ts';
import { type Child, startChild } from './child.ts';
import { LOCAL_TENANT } from './issuer.ts';

const LOOPBACK_ONLY = new URL('./loopback-only.ts', import.meta.url).href;
const STARTS_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 100;

export interface PlaygroundUser {
  id: string;
  name: string;
  upn: string;
}

interface PlaygroundOptions {
  botEndpoint: string;
  port: number;
  folder: string;
  user: PlaygroundUser;
  /** Who else is there, for group chats. */
  others: readonly PlaygroundUser[];
}

/** The Playground refuses a configuration with fewer other people. */
export const OTHERS = 5;

/** Starts the Microsoft 365 Agents Playground as a second Teams client; its current user is one of our people. */
export async function startPlayground({
  botEndpoint,
  port,
  folder,
  user,
  others,
}: PlaygroundOptions): Promise<Child & { url: string }> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.m365agentsplayground.yml'), configuration(user, others));
  const child = startChild(
    findPlayground(),
    ['start', '-e', botEndpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    {
      cwd: folder,
      // It listens on every address of the machine, and has no option for another one.
      flags: ['--import', LOOPBACK_ONLY],
      env: { TEAMSAPPTESTER_BROWSER: 'none', TEAMSAPPTESTER_PORT: String(port), BOT_ENDPOINT: botEndpoint },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return { ...child, url };
}

/** @throws StartError when the Playground ends, or does not answer in time. */
async function answers(url: string, child: Child): Promise<void> {
  let ended = false;
  void child.exited.then(() => {
    ended = true;
  });
  for (let waited = 0; waited < STARTS_WITHIN_MS && !ended; waited += LOOK_EVERY_MS) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await wait(LOOK_EVERY_MS);
  }
  await child.stop();
  throw new StartError('the Agents Playground did not come up. Start without it: PLAYGROUND=off npm start');
}

/** Fixed ids, so that a chat is the same one after a restart. The file is YAML, of which JSON is a part. */
function configuration(user: PlaygroundUser, others: readonly PlaygroundUser[]): string {
  return JSON.stringify({
    version: '0.1.1',
    tenantId: LOCAL_TENANT,
    bot: { id: 'groundswell', name: 'Groundswell' },
    currentUser: userEntry(user),
    users: others.map(userEntry),
    personalChat: { id: 'playground-personal-chat' },
    groupChat: { id: 'playground-group-chat', name: 'Group chat' },
    team: {
      id: 'playground-team',
      name: 'Team',
      aadGroupId: LOCAL_TENANT,
      channels: [{ id: 'playground-channel', name: 'Announcements' }],
    },
  });
}

function userEntry({ id, name, upn }: PlaygroundUser) {
  const [givenName = name, ...rest] = name.split(' ');
  return {
    id: `29:playground-${id}`,
    name,
    // The Playground spells it like this.
    userPrincipleName: upn,
    aadObjectId: id,
    givenName,
    surname: rest.join(' '),
    email: upn,
  };
}

function findPlayground(): string {
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
      'cli.js',
    );
  } catch {
    throw new StartError(
      'the Agents Playground is not installed. Run npm ci, or start without it: PLAYGROUND=off npm start',
    );
  }
}
