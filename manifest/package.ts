import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { faultsOfPackage } from './check-package.ts';
import { packageFiles, zipPackage } from './pack.ts';
import { readPackageSettings } from './package-settings.ts';
import { markOfPackage, packageVersion, raiseVersion, type Step } from './version.ts';

// Builds the app package: npm run package -- --env dev
// After a change of it: npm run package -- --raise patch

const STEPS: readonly Step[] = ['major', 'minor', 'patch'];
const OUT = new URL('build/', import.meta.url);

async function main(): Promise<void> {
  const { env, raise } = parseArgs({
    options: { env: { type: 'string' }, raise: { type: 'string' } },
  }).values;
  const step = STEPS.find((one) => one === raise);
  if (raise !== undefined && !step) throw new Error(`--raise is one of ${STEPS.join(', ')}.`);
  if (step) console.log(`The package is version ${await raiseVersion(step)} now.`);
  if (env !== undefined) return build(env);
  if (!step) throw new Error('Say for which environment: npm run package -- --env dev');
}

async function build(env: string): Promise<void> {
  if (!/^[a-z0-9]+$/.test(env))
    throw new Error(`--env ${env}: an environment is named by small letters and digits.`);
  const file = `infra/env/.env.${env}`;
  const settings = readPackageSettings({ ...(await settingsIn(file)), ...process.env }, file);
  const { version, mark } = await packageVersion();
  if (mark !== (await markOfPackage())) {
    throw new Error(
      'The package has changed since it got its version. Give it another: npm run package -- --raise patch',
    );
  }
  const files = await packageFiles(settings, version);
  const faults = await faultsOfPackage(files);
  if (faults.length > 0) throw new Error(`The app package is not right:\n  ${faults.join('\n  ')}`);
  const path = fileURLToPath(new URL(`groundswell-${env}.zip`, OUT));
  await mkdir(OUT, { recursive: true });
  await writeFile(path, zipPackage(files));
  console.log(`${path}: version ${version}, ${Object.keys(files).join(', ')}`);
}

/** None where there is no such file: then all of them come from the environment. */
async function settingsIn(file: string): Promise<Record<string, string | undefined>> {
  try {
    return parseEnv(await readFile(new URL(`../${file}`, import.meta.url), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
