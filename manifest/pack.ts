import { readFile } from 'node:fs/promises';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { appManifest, ICONS, languageFile, languageFileName } from './app-manifest.ts';
import type { PackageSettings } from './package-settings.ts';
import { LANGUAGES } from './package-words.ts';

/** A zip keeps no earlier moment; one that never changes gives the same bytes each time. */
const ALWAYS = new Date(1980, 0, 1);

/** The files of the package by name: the manifest, its icons, the languages but the first, and nothing else. */
export async function packageFiles(
  settings: PackageSettings,
  version: string,
): Promise<Record<string, Uint8Array>> {
  const icons = Object.values(ICONS).map(
    async (name) => [name, await readFile(new URL(`icons/${name}`, import.meta.url))] as const,
  );
  const [, ...others] = LANGUAGES;
  return {
    'manifest.json': json(appManifest(settings, version)),
    ...Object.fromEntries(await Promise.all(icons)),
    ...Object.fromEntries(
      others.map(({ tag, words }) => [languageFileName(tag), json(languageFile(tag, words))]),
    ),
  };
}

/** The package as Teams takes it; the same files give the same bytes. */
export function zipPackage(files: Record<string, Uint8Array>): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const zippable: Zippable = Object.fromEntries(sorted.map(([name, bytes]) => [name, new Uint8Array(bytes)]));
  return zipSync(zippable, { level: 9, mtime: ALWAYS });
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}
