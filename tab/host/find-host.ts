import type { Host } from './host.ts';
import { connectLocal } from './local.ts';
import { connectTeams } from './teams.ts';

/** Where this page is: inside Teams, before a local server, or in a browser where it cannot know anybody. */
export async function findHost(): Promise<Host> {
  const teams = await connectTeams();
  if (teams !== null) return teams;
  const local = await connectLocal();
  if (local !== null) return local;
  return { kind: 'outside', locale: navigator.language };
}
