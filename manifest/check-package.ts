import { type AppManifest, AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8 } from 'fflate';
import { z } from 'zod';
import { commandFor } from '../bot/base/words/commands.ts';
import { allScreensOf } from '../tab/shell/screens.ts';
import { ICONS } from './app-manifest.ts';
import { faultsOfIcons } from './check-icons.ts';

const Command = z.object({ title: z.string() });

/** As far as our own checks look at it; the schema of the manifest is checked before. */
const Manifest = z.object({
  id: z.string(),
  developer: z.record(z.string(), z.string()),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  staticTabs: z.array(z.object({ entityId: z.string(), contentUrl: z.string().optional() })),
  bots: z.array(
    z.object({ botId: z.string(), commandLists: z.array(z.object({ commands: z.array(Command) })) }),
  ),
  copilotAgents: z.object({ customEngineAgents: z.array(z.object({ id: z.string() })) }),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
});
type Manifest = z.infer<typeof Manifest>;

const LanguageFile = z.record(z.string(), z.string());

/** Tabs that Teams makes itself: the chat with the bot, and what the app is. */
const OF_TEAMS = ['conversations', 'about'];

/**
 * What is wrong with a package, in sentences; empty when Teams can take it and everything in it leads somewhere.
 * @param files by their names, as they stand in the zip
 */
export async function faultsOfPackage(files: Record<string, Uint8Array>): Promise<string[]> {
  const text = files['manifest.json'];
  if (!text) return ['There is no manifest.json in the package.'];
  const bySchema = await faultsBySchema(strFromU8(text));
  if (bySchema.length > 0) return bySchema;
  const manifest = Manifest.parse(JSON.parse(strFromU8(text)));
  return [
    ...faultsOfFiles(manifest, files),
    ...faultsOfIcons(files),
    ...faultsOfIds(manifest),
    ...faultsOfAddresses(manifest),
    ...faultsOfTabs(manifest),
    ...faultsOfCommands(manifest, files),
  ];
}

async function faultsBySchema(text: string): Promise<string[]> {
  const manifest: AppManifest = JSON.parse(text);
  const faults = await AppManifestUtils.validateAgainstSchema(manifest);
  return faults.map((fault) => `manifest.json: ${fault}`);
}

function faultsOfFiles(manifest: Manifest, files: Record<string, Uint8Array>): string[] {
  const languages = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
  const wanted = ['manifest.json', ...Object.values(ICONS), ...languages];
  return [
    ...wanted.filter((name) => !files[name]).map((name) => `${name} is missing from the package.`),
    ...Object.keys(files)
      .filter((name) => !wanted.includes(name))
      .map((name) => `${name} does not belong into the package: Teams refuses files that nothing names.`),
  ];
}

function faultsOfIds({ id, bots, copilotAgents }: Manifest): string[] {
  const [bot] = bots;
  const agents = copilotAgents.customEngineAgents.filter((agent) => agent.id !== bot?.botId);
  return [
    ...(bot?.botId === id
      ? ['The id of the app is the id of the bot: the app in Teams has one of its own.']
      : []),
    ...(agents.length > 0 ? ['The agent in Copilot must have the id of the bot.'] : []),
  ];
}

function faultsOfAddresses({ staticTabs, validDomains, webApplicationInfo }: Manifest): string[] {
  const tabs = staticTabs.flatMap(({ entityId, contentUrl }) =>
    contentUrl ? [{ entityId, contentUrl }] : [],
  );
  const strange = tabs.filter(({ contentUrl }) => !validDomains.includes(new URL(contentUrl).host));
  const { id, resource } = webApplicationInfo;
  const resources = validDomains.map((domain) => `api://${domain}/${id}`);
  return [
    ...strange.map(
      ({ entityId, contentUrl }) => `The tab ${entityId} is at ${contentUrl}, which is none of validDomains.`,
    ),
    ...(resources.includes(resource)
      ? []
      : [`The resource of webApplicationInfo is ${resource}, and must be ${resources.join(' or ')}.`]),
  ];
}

/** Whoever presses a tab must find a screen there, whatever their role is. */
function faultsOfTabs({ staticTabs }: Manifest): string[] {
  const everybodys = allScreensOf('member').map(({ path }): string => path);
  return staticTabs
    .filter(({ entityId }) => !OF_TEAMS.includes(entityId) && !everybodys.includes(entityId))
    .map(({ entityId }) => `The tab ${entityId} is no screen that everybody has.`);
}

/** Teams types the title of a command for whoever presses it. */
function faultsOfCommands({ bots, localizationInfo }: Manifest, files: Record<string, Uint8Array>): string[] {
  const { defaultLanguageTag, additionalLanguages } = localizationInfo;
  const first = bots.flatMap(({ commandLists }) =>
    commandLists.flatMap(({ commands }) => commands.map(({ title }) => ({ tag: defaultLanguageTag, title }))),
  );
  const others = additionalLanguages.flatMap(({ languageTag: tag, file }) => {
    const words = files[file] ? LanguageFile.parse(JSON.parse(strFromU8(files[file]))) : {};
    return Object.entries(words)
      .filter(([place]) => /\.commands\[\d+\]\.title$/.test(place))
      .map(([, title]) => ({ tag, title }));
  });
  return [...first, ...others]
    .filter(({ tag, title }) => commandFor(title, tag) === undefined)
    .map(({ tag, title }) => `The bot does not understand the command "${title}" in ${tag}.`);
}
