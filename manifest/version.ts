import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { packageFiles, zipPackage } from './pack.ts';
import type { PackageSettings } from './package-settings.ts';

/**
 * Teams and the catalogue take a changed package only under a higher version. So the version stands beside a mark of
 * what it was given to: whatever changes the package changes the mark.
 */
const PackageVersion = z.strictObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/), mark: z.string() });
type PackageVersion = z.infer<typeof PackageVersion>;

export type Step = 'major' | 'minor' | 'patch';

const FILE = new URL('version.json', import.meta.url);
/** What differs between organisations is none of the package's own. */
const ANYBODY: PackageSettings = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001',
  BOT_ID: '00000000-0000-4000-8000-000000000002',
  SIGN_IN_CLIENT_ID: '00000000-0000-4000-8000-000000000003',
  PUBLIC_URL: 'https://groundswell.contoso.example',
  APP_NAME_SUFFIX: '',
  DEVELOPER_NAME: 'Contoso',
  DEVELOPER_URL: 'https://contoso.example',
  PRIVACY_URL: 'https://contoso.example/privacy',
  TERMS_URL: 'https://contoso.example/terms',
};

export async function packageVersion(): Promise<PackageVersion> {
  return PackageVersion.parse(JSON.parse(await readFile(FILE, 'utf8')));
}

/** The mark of the package as it would be built now. */
export async function markOfPackage(): Promise<string> {
  const zip = zipPackage(await packageFiles(ANYBODY, '0.0.0'));
  return createHash('sha256').update(zip).digest('hex');
}

/** Gives the package its next version, and writes down what it is of. */
export async function raiseVersion(step: Step): Promise<string> {
  const { version } = await packageVersion();
  const next = nextVersion(version, step);
  const kept: PackageVersion = { version: next, mark: await markOfPackage() };
  await writeFile(FILE, `${JSON.stringify(kept, null, 2)}\n`);
  return next;
}

export function nextVersion(version: string, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (step === 'major') return `${major + 1}.0.0`;
  return step === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
