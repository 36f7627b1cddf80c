import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** The file with the import, from the root of the repository. */
  from: string;
  /** A file from the root of the repository, or the name of a package. */
  to: string;
  /** Gone at run time. */
  typeOnly: boolean;
}

export interface Source {
  file: string;
  /** Without comments. */
  code: string;
  imports: Import[];
}

/** The sources under a folder of the repository. */
export async function sourcesIn(folder: string): Promise<Source[]> {
  const sources: Source[] = [];
  for await (const path of glob(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT, exclude: ['**/dist/**'] })) {
    const file = path.replaceAll('\\', '/');
    const text = readFileSync(join(ROOT, file), 'utf8');
    sources.push({ file, code: withoutComments(text), imports: importsOf(file, text) });
  }
  return sources.sort((a, b) => a.file.localeCompare(b.file));
}

// `import ... from`, `export ... from` and a bare `import`, at the beginning of a line.
const STATIC = /^(?:import|export)(\s+type\b)?(?:\s+[^'";]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

export function importsOf(file: string, text: string): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  for (const [, type, name = ''] of code.matchAll(STATIC)) {
    found.push({ from: file, to: target(file, name), typeOnly: type !== undefined });
  }
  for (const [, name = ''] of code.matchAll(DYNAMIC)) {
    found.push({ from: file, to: target(file, name), typeOnly: false });
  }
  return found;
}

/** Each chain of imports that comes back to its first file. Types are gone at run time and do not count. */
export function cyclesIn(sources: readonly Source[]): string[] {
  const next = new Map(
    sources.map(({ file, imports }) => [file, imports.filter((one) => !one.typeOnly).map((one) => one.to)]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      cycles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}

function target(file: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : name;
}

/** An address such as https://... in a text is no comment: something stands before its slashes. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
