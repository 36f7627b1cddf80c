import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Temporal } from 'temporal-polyfill';
import type { App } from '../app.ts';
import type { GraphConfig } from '../base/settings/graph-settings.ts';
import type { Person } from '../rooms/people/person.ts';
import { nextGroup } from '../rooms/rollout/waves/next-group.ts';
import type { DataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { LOCAL_TENANT } from './issuer.ts';
import { OTHERS, type PlaygroundUser, startPlayground } from './playground.ts';
import { fractionOf } from './sample/random.ts';
import { LOCAL_CATALOG_APP } from './simulator/graph.ts';
import type { SimPerson } from './simulator/people.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from './simulator/simulator.ts';
import { teamsOfGroups } from './teams-of-groups.ts';

/** The bot's id in the Teams simulator. */
const LOCAL_BOT = '28:groundswell-local';
/** Share of people whom Graph does not install the app for. */
const FORBIDDEN = 0.1;
const PAGE_FOLDER = fileURLToPath(new URL('../../tab/dist', import.meta.url));

/** What is the same for the simulator of the sample's past and of today. */
export function simulatorOptions(
  folder: DataFolder,
  port: number,
): Pick<SimulatorOptions, 'tenantId' | 'botId' | 'journal' | 'graphForbids' | 'port'> {
  const graphForbids = (personId: string) => fractionOf(`app policy ${personId}`) < FORBIDDEN;
  return { tenantId: LOCAL_TENANT, botId: LOCAL_BOT, journal: folder.chats, graphForbids, port };
}

/** The simulator's Graph, so that people without the app can get it here as well. */
export function localGraph(port: number): GraphConfig {
  return { url: `http://127.0.0.1:${port}/v1.0`, catalogAppId: LOCAL_CATALOG_APP, identity: null };
}

/** Starts the simulator with everybody known to the product. */
export async function startSimulator(
  app: App,
  folder: DataFolder,
  port: number,
  botEndpoint: string,
): Promise<Simulator> {
  const people = await Array.fromAsync(app.rooms.people.api.table.everybody());
  return createSimulator({
    ...simulatorOptions(folder, port),
    people: people.map(inTeams),
    teams: teamsOfGroups(await app.rooms.people.api.groups.all()),
    botEndpoint,
    pageFolder: PAGE_FOLDER,
  });
}

/**
 * When the simulator's address changed since the last start, it tells the bot as Teams does, so that
 * conversations are written to the new one. The bot must be listening by then.
 */
export async function tellIfMoved(app: App, folder: DataFolder, simulator: Simulator): Promise<void> {
  const before = await readFile(folder.simulatorAddress, 'utf8').catch(() => simulator.url);
  await writeFile(folder.simulatorAddress, simulator.url);
  if (before === simulator.url) return;
  const people = await Array.fromAsync(app.rooms.people.api.table.everybody());
  const moved = people.filter((person) => !person.unreachable && person.conversation?.serviceUrl === before);
  for (const { id } of moved) await simulator.install(id, { upgrade: true });
  for (const { id, installed } of simulator.teams()) if (installed) await simulator.installInTeam(id);
}

/** Gives everybody whom the product knows by now a Teams of their own, and every group a team. */
export async function refreshPeople(app: App, simulator: Simulator): Promise<void> {
  simulator.setPeople((await Array.fromAsync(app.rooms.people.api.table.everybody())).map(inTeams));
  simulator.setTeams(teamsOfGroups(await app.rooms.people.api.groups.all()));
}

function inTeams({ id, name, upn, locale = 'en-GB', timeZone }: Person): SimPerson {
  return { id, name, upn, locale, ...(timeZone && { timeZone }) };
}

/** Starts the Playground; undefined while there are too few people for it. */
export async function startPlaygroundFor(
  app: App,
  folder: DataFolder,
  port: number,
  { botEndpoint, day }: { botEndpoint: string; day: Temporal.PlainDate },
) {
  const [user, ...others] = await playgroundUsers(app, day);
  if (!user || others.length < OTHERS) return undefined;
  const playground = await startPlayground({
    botEndpoint,
    port: await freePort(port),
    folder: folder.playground,
    user,
    others,
  });
  return { ...playground, user };
}

/** The Playground's person is in the wave that comes next, so that its announcement can be seen there. */
async function playgroundUsers({ rooms }: App, day: Temporal.PlainDate): Promise<PlaygroundUser[]> {
  const people = rooms.people.api;
  const next = await nextGroup(rooms.rollout.api.rollouts, day);
  const members: Person[] = [];
  for await (const person of people.table.everybody()) {
    if (person.role === 'member' && !person.pilot) members.push(person);
  }
  const rank = (person: Person) => `${person.groupId === next ? 0 : 1} ${person.upn}`;
  return members
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .slice(0, OTHERS + 1)
    .map(({ id, name, upn }) => ({ id, name, upn }));
}
