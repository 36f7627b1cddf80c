import { strFromU8, strToU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { beforeAll, expect, test } from 'vitest';
import { commandFor } from '../../bot/base/words/commands.ts';
import { languageFile } from '../../manifest/app-manifest.ts';
import { faultsOfPackage } from '../../manifest/check-package.ts';
import { packageFiles, zipPackage } from '../../manifest/pack.ts';
import { type PackageSettings, readPackageSettings } from '../../manifest/package-settings.ts';
import { LANGUAGES, OFFERED } from '../../manifest/package-words.ts';
import { markOfPackage, nextVersion, packageVersion } from '../../manifest/version.ts';

const SETTINGS: PackageSettings = {
  TEAMS_APP_ID: '1c6d0d3e-8f7a-4f2b-9c11-6f0a7a5b0001',
  BOT_ID: '1c6d0d3e-8f7a-4f2b-9c11-6f0a7a5b0002',
  SIGN_IN_CLIENT_ID: '1c6d0d3e-8f7a-4f2b-9c11-6f0a7a5b0003',
  PUBLIC_URL: 'https://groundswell.contoso.example/',
  APP_NAME_SUFFIX: ' dev',
  DEVELOPER_NAME: 'Contoso',
  DEVELOPER_URL: 'https://contoso.example',
  PRIVACY_URL: 'https://contoso.example/privacy',
  TERMS_URL: 'https://contoso.example/terms',
};

let files: Record<string, Uint8Array>;

beforeAll(async () => {
  files = await packageFiles(SETTINGS, '1.2.3');
});

test('the package is one that Teams takes, and everything in it leads somewhere', async () => {
  expect(await faultsOfPackage(files)).toEqual([]);
  expect(Object.keys(files).sort()).toEqual(['color.png', 'color32x32.png', 'manifest.json', 'outline.png']);
});

test('the same input gives the same bytes, and they hold what was put in', async () => {
  const [zip, again] = [zipPackage(files), zipPackage(await packageFiles(SETTINGS, '1.2.3'))];

  expect(Buffer.from(zip).equals(Buffer.from(again))).toBe(true);
  expect(strFromU8(unzipSync(zip)['manifest.json'] ?? new Uint8Array())).toBe(textOf('manifest.json'));
});

test('whoever changes the package gives it another version: npm run package -- --raise patch', async () => {
  expect((await packageVersion()).mark).toBe(await markOfPackage());
});

test.each([
  ['patch', '1.2.4'],
  ['minor', '1.3.0'],
  ['major', '2.0.0'],
] as const)('a %s step of 1.2.3 is %s', (step, next) => {
  expect(nextVersion('1.2.3', step)).toBe(next);
});

test('every command that Teams offers is one that the bot understands by its title, in each language', () => {
  for (const { tag, words } of LANGUAGES) {
    const titles = Object.entries(languageFile(tag, words)).filter(([place]) => place.endsWith('.title'));

    // All of them in one's own chat, and one in teams.
    expect(titles.map(([, title]) => commandFor(title, tag))).toEqual([...OFFERED, 'doors.help']);
  }
});

test.each([
  {
    what: 'an id of the app that is that of the bot',
    change: { id: SETTINGS.BOT_ID },
    says: 'The id of the app is the id of the bot',
  },
  {
    what: 'a tab at an address of somebody else',
    change: { validDomains: ['teams.contoso.example'] },
    says: 'The tab status is at https://groundswell.contoso.example/tab/status, which is none of validDomains',
  },
  {
    what: 'a tab that is no screen that everybody has',
    change: {
      staticTabs: [
        {
          entityId: 'announce',
          name: 'Announce',
          contentUrl: 'https://groundswell.contoso.example/tab/announce',
          scopes: ['personal'],
        },
      ],
    },
    says: 'The tab announce is no screen that everybody has.',
  },
  {
    what: 'a command that the bot does not understand',
    change: {
      bots: [
        {
          botId: SETTINGS.BOT_ID,
          scopes: ['personal'],
          commandLists: [
            { scopes: ['personal'], commands: [{ title: 'Make coffee', description: 'Strong' }] },
          ],
        },
      ],
    },
    says: 'The bot does not understand the command "Make coffee" in en.',
  },
  {
    what: 'an agent in Copilot that is another bot',
    change: { copilotAgents: { customEngineAgents: [{ type: 'bot', id: SETTINGS.TEAMS_APP_ID }] } },
    says: 'The agent in Copilot must have the id of the bot.',
  },
  {
    what: 'a sign-in for another domain',
    change: {
      webApplicationInfo: { id: SETTINGS.SIGN_IN_CLIENT_ID, resource: 'api://contoso.example/1' },
    },
    says: `must be api://groundswell.contoso.example/${SETTINGS.SIGN_IN_CLIENT_ID}`,
  },
  { what: 'a property that no manifest has', change: { colour: 'blue' }, says: 'manifest.json: ' },
  {
    what: 'a language whose file is not there',
    change: {
      localizationInfo: {
        defaultLanguageTag: 'en',
        additionalLanguages: [{ languageTag: 'de', file: 'de.json' }],
      },
    },
    says: 'de.json is missing from the package.',
  },
])('$what is named before anybody uploads it', async ({ change, says }) => {
  const manifest = { ...JSON.parse(textOf('manifest.json')), ...change };

  const faults = await faultsOfPackage({ ...files, 'manifest.json': strToU8(JSON.stringify(manifest)) });

  expect(faults).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
});

test('a language in which the bot lacks a command is named', async () => {
  const manifest = JSON.parse(textOf('manifest.json'));
  manifest.localizationInfo.additionalLanguages = [{ languageTag: 'de', file: 'de.json' }];
  const german = { 'bots[0].commandLists[0].commands[0].title': 'Wann bin ich dran?' };

  const faults = await faultsOfPackage({
    ...files,
    'manifest.json': strToU8(JSON.stringify(manifest)),
    'de.json': strToU8(JSON.stringify(german)),
  });

  expect(faults).toEqual(['The bot does not understand the command "Wann bin ich dran?" in de.']);
});

test.each([
  { what: 'of another size', icon: 'color.png', png: aPng(96, [0, 80, 90, 255]), says: 'is 96 x 96 pixels' },
  {
    what: 'with clear corners',
    icon: 'color.png',
    png: aPng(192, [0, 0, 0, 0]),
    says: 'must fill its square',
  },
  { what: 'in colour', icon: 'outline.png', png: aPng(32, [0, 80, 90, 255]), says: 'must be white' },
  {
    what: 'without a clear ground',
    icon: 'outline.png',
    png: aPng(32, [255, 255, 255, 255]),
    says: 'clear background',
  },
  {
    what: 'without a clear ground',
    icon: 'color32x32.png',
    png: aPng(32, [0, 80, 90, 255]),
    says: 'clear background',
  },
])('$icon $what is named', async ({ icon, png, says }) => {
  const faults = await faultsOfPackage({ ...files, [icon]: png });

  expect(faults).toEqual([expect.stringContaining(says)]);
});

test('a file that nothing names is refused', async () => {
  const faults = await faultsOfPackage({ ...files, 'notes.txt': strToU8('hello') });

  expect(faults).toEqual([expect.stringContaining('notes.txt does not belong into the package')]);
});

test('all settings that are missing or wrong are named at once, with where to set them', () => {
  const read = () =>
    readPackageSettings(
      { ...SETTINGS, TEAMS_APP_ID: '', PUBLIC_URL: 'http://contoso.example/groundswell' },
      'infra/env/.env.dev',
    );

  expect(read).toThrow('TEAMS_APP_ID is missing');
  expect(read).toThrow('PUBLIC_URL must be an address with https://');
  expect(read).toThrow('Set them in infra/env/.env.dev or in the environment');
});

test('the app and the bot do not share an id', () => {
  expect(() =>
    readPackageSettings({ ...SETTINGS, TEAMS_APP_ID: SETTINGS.BOT_ID.toUpperCase() }, 'a file'),
  ).toThrow('TEAMS_APP_ID is the id of the bot as well');
});

function textOf(name: string): string {
  return strFromU8(files[name] ?? new Uint8Array());
}

/** A square of one colour. */
function aPng(pixels: number, colour: readonly number[]): Uint8Array {
  const png = new PNG({ width: pixels, height: pixels });
  png.data.set(Array.from({ length: pixels * pixels }, () => colour).flat());
  return new Uint8Array(PNG.sync.write(png));
}
