import { type CommandId, titleOf } from '../bot/base/words/commands.ts';
import { sayIn } from '../bot/base/words/say.ts';
import type { PackageSettings } from './package-settings.ts';
import { LANGUAGES, OFFERED, type PackageWords, TABS } from './package-words.ts';

const SCHEMA_VERSION = '1.25';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}`;

export const ICONS = { color: 'color.png', outline: 'outline.png', color32x32: 'color32x32.png' } as const;

/** In a team and in a group chat Groundswell says where to talk to it, and nothing personal. */
const SCOPES_OF_COMMANDS = [
  { scopes: ['personal', 'copilot'], ids: OFFERED },
  { scopes: ['team', 'groupChat'], ids: ['doors.help'] },
] as const;

/**
 * The manifest that Teams, Outlook and Microsoft 365 Copilot install the app by.
 * @param version as in `1.2.0`; has to rise with each change of the package
 */
export function appManifest(settings: PackageSettings, version: string) {
  const [{ tag, words }, ...others] = languages();
  const url = settings.PUBLIC_URL.replace(/\/$/, '');
  const { host } = new URL(url);
  const botId = settings.BOT_ID.toLowerCase();
  const clientId = settings.SIGN_IN_CLIENT_ID.toLowerCase();
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version,
    id: settings.TEAMS_APP_ID.toLowerCase(),
    localizationInfo: {
      defaultLanguageTag: tag,
      additionalLanguages: others.map((other) => ({
        languageTag: other.tag,
        file: languageFileName(other.tag),
      })),
    },
    developer: {
      name: settings.DEVELOPER_NAME,
      websiteUrl: settings.DEVELOPER_URL,
      privacyUrl: settings.PRIVACY_URL,
      termsOfUseUrl: settings.TERMS_URL,
    },
    name: { short: `${words.name}${settings.APP_NAME_SUFFIX}`, full: words.fullName },
    description: { short: words.summary, full: words.description },
    icons: ICONS,
    accentColor: '#0B5A6B',
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      ...TABS.map((tab) => ({
        entityId: tab,
        name: words.tabs[tab],
        contentUrl: `${url}/tab/${tab}`,
        websiteUrl: `${url}/tab/${tab}`,
        scopes: ['personal'],
      })),
      { entityId: 'about', scopes: ['personal'] },
    ],
    bots: [
      {
        botId,
        scopes: ['personal', 'team', 'groupChat', 'copilot'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: SCOPES_OF_COMMANDS.map(({ scopes, ids }) => ({
          scopes,
          commands: ids.map((id) => command(id, tag, words)),
        })),
      },
    ],
    copilotAgents: { customEngineAgents: [{ type: 'bot', id: botId }] },
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: clientId, resource: `api://${host}/${clientId}` },
    showLoadingIndicator: true,
    defaultInstallScope: 'personal',
    supportsChannelFeatures: 'tier1',
  };
}

/** The file of a language other than the first, with the same places as the manifest. */
export function languageFile(tag: string, words: PackageWords): Record<string, string> {
  const commands = SCOPES_OF_COMMANDS.flatMap(({ ids }, list) =>
    ids.flatMap((id, index): [string, string][] => {
      const { title, description } = command(id, tag, words);
      const place = `bots[0].commandLists[${list}].commands[${index}]`;
      return [
        [`${place}.title`, title],
        [`${place}.description`, description],
      ];
    }),
  );
  // The chat comes before the first of them.
  const tabs = TABS.map((tab, index) => [`staticTabs[${index + 1}].name`, words.tabs[tab]]);
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': words.name,
    'name.full': words.fullName,
    'description.short': words.summary,
    'description.full': words.description,
    ...Object.fromEntries(tabs),
    ...Object.fromEntries(commands),
  };
}

export function languageFileName(tag: string): string {
  return `${tag}.json`;
}

function languages() {
  const [first, ...others] = LANGUAGES;
  if (!first) throw new Error('The package needs words in one language at least.');
  return [first, ...others] as const;
}

/** Its title is what pressing it types: words that the bot understands. */
function command(id: CommandId & keyof PackageWords['commands'], tag: string, words: PackageWords) {
  return { title: sayIn(tag)(titleOf(id)), description: words.commands[id] };
}
