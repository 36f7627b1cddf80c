import { readdir, readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../bot/base/settings/config.ts';
import { type BicepFile, readBicep } from './bicep-file.ts';

const INFRA = new URL('../../infra/', import.meta.url);
/** What the toolkit itself knows or asks for. */
const OF_TOOLKIT = ['TEAMSFX_ENV'];

const Parameters = z.object({ parameters: z.record(z.string(), z.object({ value: z.string() })) });
const Step = z.object({
  uses: z.string(),
  with: z.record(z.string(), z.unknown()),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const Lifecycle = z.object({ provision: z.array(Step), deploy: z.array(Step), publish: z.array(Step) });

let files: Map<string, BicepFile>;
let main: BicepFile;

beforeAll(async () => {
  const modules = (await readdir(new URL('modules', INFRA))).map((name) => `modules/${name}`);
  const read = ['main.bicep', ...modules].map(async (path) => [path, await readBicep(path)] as const);
  files = new Map(await Promise.all(read));
  main = fileAt('main.bicep');
});

test('every file is Bicep', () => {
  expect([...files].filter(([, { faults }]) => faults.length > 0)).toEqual([]);
  expect(files.size).toBeGreaterThan(5);
});

test('a fault in a file is found, with its line', async () => {
  const broken = await readBicep('../tests/infra/broken.bicep');

  expect(broken.faults).not.toEqual([]);
});

test('a module is given all that it needs and nothing that it does not take', () => {
  const used = [...files].flatMap(([path, { modules }]) => modules.map((module) => ({ path, module })));

  for (const { path, module } of used) {
    const folder = path.includes('/') ? 'modules/' : '';
    const { params } = fileAt(`${folder}${module.path}`);
    const needed = [...params].filter(([, need]) => need === 'required').map(([name]) => name);
    expect(module.params, module.path).toEqual(expect.arrayContaining(needed));
    expect([...params.keys()], module.path).toEqual(expect.arrayContaining(module.params));
  }
  expect(used).toHaveLength(6);
});

test('what is read of a module is among its outputs', () => {
  const byName = new Map(main.modules.map(({ name, path }) => [name, fileAt(path).outputs]));
  const read = [...main.text.matchAll(/\b(\w+)\.outputs\.(\w+)/g)].map(([, module = '', output]) => ({
    module,
    output,
  }));

  expect(read.filter(({ module, output }) => !byName.get(module)?.includes(output ?? ''))).toEqual([]);
  expect(read.length).toBeGreaterThan(5);
});

test('the parameter file gives what the template needs, and nothing that it does not take', async () => {
  const given = Object.keys((await parameters()).parameters);
  const needed = [...main.params].filter(([, need]) => need === 'required').map(([name]) => name);

  expect(given).toEqual(expect.arrayContaining(needed));
  expect([...main.params.keys()]).toEqual(expect.arrayContaining(given));
});

test.each(['dev', 'prod'])(
  'whatever the toolkit fills in is a setting of %s, or something that an earlier step writes',
  async (env) => {
    const settings = Object.keys(parseEnv(await textOf(`env/.env.${env}`)));
    const lifecycle = Lifecycle.parse(parseYaml(await textOf('../m365agents.yml')));
    const steps = [...lifecycle.provision, ...lifecycle.deploy, ...lifecycle.publish];
    const known = new Set([...OF_TOOLKIT, ...settings]);

    for (const step of steps) {
      const texts = [JSON.stringify(step.with)];
      if (step.uses === 'arm/deploy') texts.push(await textOf('main.parameters.json'));
      if (step.uses === 'aadApp/update') texts.push(await textOf('sign-in.manifest.json'));
      expect(
        placeholdersIn(texts).filter((name) => !known.has(name)),
        step.uses,
      ).toEqual([]);
      for (const name of Object.values(step.writeToEnvironmentFile ?? {})) known.add(name);
      if (step.uses === 'arm/deploy') for (const name of main.outputs) known.add(name);
    }
    expect(steps.length).toBeGreaterThan(8);
  },
);

test('no file of settings has a secret in it', async () => {
  for (const env of ['dev', 'prod']) {
    const settings = parseEnv(await textOf(`env/.env.${env}`));
    expect(Object.keys(settings).filter((name) => /SECRET|PASSWORD|KEY$/.test(name))).toEqual([]);
  }
});

test('the product starts with the settings that its containers are given', () => {
  const names = [...fileAt('modules/apps.bicep').text.matchAll(/\{ name: '([A-Z_]+)', value/g)].map(
    ([, name = '']) => name,
  );
  const id = '1c6d0d3e-8f7a-4f2b-9c11-6f0a7a5b0001';
  const values: Record<string, string> = {
    PORT: '3978',
    ROLE: 'worker',
    STORAGE_ACCOUNT_URL: 'https://stgroundswell.table.core.windows.net/',
    PUBLIC_URL: 'https://ca-groundswell-dev-web.example.azurecontainerapps.io',
    ORG_TIME_ZONE: 'Europe/Berlin',
    SEND_RATE: '40',
    TEAMS_CATALOG_APP_ID: '',
  };

  const config = readConfig(Object.fromEntries(names.map((name) => [name, values[name] ?? id])));

  expect(config).toMatchObject({ local: false, role: 'worker', sendRate: 40, teamsAppId: id, firstLead: id });
  expect(config.bot).toMatchObject({ credentials: { kind: 'managed-identity' } });
  expect(names).toContain('AZURE_CLIENT_ID');
});

test('nothing scales to nothing, and every resource that can be is tagged', () => {
  const apps = fileAt('modules/apps.bicep').text;
  expect([...apps.matchAll(/minReplicas: (\d+)/g)].map(([, least]) => least)).toEqual(['1', '1']);

  const untaggable = /roleAssignments|budgets|channels|existing/;
  for (const [path, { text }] of files) {
    const blocks = text.split(/^resource /m).slice(1);
    const bare = blocks.filter(
      (block) => !untaggable.test(block.split('\n')[0] ?? '') && !/^ {2}tags: tags$/m.test(block),
    );
    expect(
      bare.map((block) => block.split('\n')[0]),
      path,
    ).toEqual([]);
  }
});

test('nobody keeps a key of the storage account', () => {
  expect(fileAt('modules/storage.bicep').text).toContain('allowSharedKeyAccess: false');
  expect([...files.values()].map(({ text }) => text).join('\n')).not.toMatch(
    /storageAccounts.*listKeys|AccountKey/,
  );
});

function fileAt(path: string): BicepFile {
  const file = files.get(path);
  if (!file) throw new Error(`There is no infra/${path}.`);
  return file;
}

function textOf(path: string): Promise<string> {
  return readFile(new URL(path, INFRA), 'utf8');
}

async function parameters() {
  return Parameters.parse(JSON.parse(await textOf('main.parameters.json')));
}

function placeholdersIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name));
}
