import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';
import { type Child, startChild } from './child.ts';
import { LOCAL_TENANT } from './issuer.ts';

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
}

/** Starts the Microsoft 365 Agents Playground as a second Teams client; its current user is one of our people. */
export async function startPlayground({
  botEndpoint,
  port,
  folder,
  user,
}: PlaygroundOptions): Promise<Child & { url: string }> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.m365agentsplayground.yml'), configuration(user));
  const child = startChild(
    findPlayground(),
    ['start', '-e', botEndpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    {
      cwd: folder,
      env: { TEAMSAPPTESTER_BROWSER: 'none', TEAMSAPPTESTER_PORT: String(port), BOT_ENDPOINT: botEndpoint },
    },
  );
  return { ...child, url: `http://127.0.0.1:${port}` };
}

/** Fixed ids, so that a chat is the same one after a restart. The file is YAML, of which JSON is a part. */
function configuration({ id, name, upn }: PlaygroundUser): string {
  const [givenName = name, ...rest] = name.split(' ');
  // The Playground spells it "userPrincipleName".
  const currentUser = {
    id: `29:playground-${id}`,
    name,
    userPrincipleName: upn,
    aadObjectId: id,
    givenName,
    surname: rest.join(' '),
    email: upn,
  };
  return JSON.stringify({
    version: '0.1.1',
    tenantId: LOCAL_TENANT,
    bot: { id: 'groundswell', name: 'Groundswell' },
    currentUser,
    users: [],
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
