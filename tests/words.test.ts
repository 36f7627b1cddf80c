import { glob, readFile } from 'node:fs/promises';
import { IntlMessageFormat } from 'intl-messageformat';
import { beforeAll, expect, test } from 'vitest';
import { english } from '../bot/base/words/english.ts';
import { type Source, sourcesIn } from './support/imports.ts';

// Words are data: code names sentences and gives parameters, the catalogues say them.

const ids = Object.keys(english);
/** No code says them any more, but rows that an earlier version wrote do. */
const OF_ROWS = ['gates.storm-rate', 'gates.needed-unplanned', 'gates.needed-held', 'gates.needed-later'];
let bot: Source[];
let code: string;

beforeAll(async () => {
  bot = await sourcesIn('bot');
  code = bot.map((source) => source.code).join('\n');
});

test('a sentence stands in one catalogue alone', async () => {
  const seen: string[] = [];
  for await (const file of glob('bot/base/words/en/*.json'))
    if (!file.endsWith('commands.json')) seen.push(...Object.keys(JSON.parse(await readFile(file, 'utf8'))));

  expect(seen.filter((id, index) => seen.indexOf(id) !== index)).toEqual([]);
  expect(seen.length).toBeGreaterThan(500);
});

test('every sentence of the catalogues is used', () => {
  const literals = new Set(Array.from(code.matchAll(/(['"`])([\w.-]+)\1/g), (match) => match[2] ?? ''));
  const beginnings = Array.from(code.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g), (match) => match[1] ?? '');
  const isUsed = (id: string) =>
    literals.has(id) ||
    (id.startsWith('error.') && isUsedCode(id.slice('error.'.length), literals)) ||
    beginnings.some((beginning) => beginning !== 'error.' && id.startsWith(beginning));

  expect(ids.filter((id) => !isUsed(id))).toEqual(OF_ROWS);
});

/** Codes of errors are named without `error.`, and things that are not found by what they are. */
function isUsedCode(error: string, literals: ReadonlySet<string>): boolean {
  if (literals.has(error) || literals.has(error.replace(/-not-found$/, ''))) return true;
  // The parts of a request that cannot be used.
  return ['invalid-path', 'invalid-query', 'invalid-body'].includes(error);
}

test('the parameters that code gives are those of the sentence', () => {
  const wrong = bot.flatMap(({ file, code: text }) =>
    Array.from(text.matchAll(CALL), ({ index, 0: call, 1: maker, 2: name = '' }) => {
      const id = maker === 'message' ? name : `error.${name}`;
      const given = parametersAt(text, index + call.length);
      if (!isId(id) || given === undefined) return [];
      const { needed, known } = parametersIn(english[id]);
      const fits = needed.every((one) => given.includes(one)) && given.every((one) => known.includes(one));
      return fits ? [] : [`${file}: ${id} has ${known.join()}, given ${given.join()}`];
    }).flat(),
  );

  expect(wrong).toEqual([]);
});

test('no room writes a sentence of its own', () => {
  const found = bot
    .filter(({ file, code: text }) => file.startsWith('bot/rooms/') && sentencesIn(text).length > 0)
    .map(({ file }) => file);

  expect(found).toEqual([]);
});

const CALL = /\b(message|invalid|conflict|forbidden)\(\s*'([\w.-]+)'\s*(?=[,)])/g;

function isId(id: string): id is keyof typeof english {
  return Object.hasOwn(english, id);
}

/** The names in the literal that comes after a name; undefined where that is no literal, or takes others in. */
function parametersAt(text: string, from: number): string[] | undefined {
  const rest = text.slice(from).trimStart();
  if (rest.startsWith(')')) return [];
  const literal = /^,\s*\{([\s\S]*)/.exec(rest)?.[1];
  if (literal === undefined) return undefined;
  const names: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of literal) {
    if (depth === 0 && (sign === ',' || sign === '}')) {
      if (part.trim()) names.push(part.trim());
      part = '';
      if (sign === '}') break;
      continue;
    }
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    part += sign;
  }
  if (names.some((name) => name.startsWith('...'))) return undefined;
  return names.map((name) => /^\w+/.exec(name)?.[0] ?? name).toSorted();
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a sentence always needs, and what it knows; within a choice some may be left out. */
function parametersIn(sentence: string): { needed: string[]; known: string[] } {
  const needed = new Set<string>();
  const known = new Set<string>();
  const walk = (elements: readonly Element[], chosen: boolean) => {
    for (const element of elements) {
      if ('value' in element && element.type !== LITERAL) {
        known.add(element.value);
        if (!chosen) needed.add(element.value);
      }
      if (!('options' in element)) continue;
      for (const { value } of Object.values(element.options)) walk(value, true);
    }
  };
  walk(new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true }).getAst(), false);
  return { needed: [...needed], known: [...known] };
}

/** Of the parser's kinds of elements. */
const LITERAL = 0;

/** Literals that end like a sentence; what only logs and programmers read is none. */
function sentencesIn(text: string): string[] {
  const spoken = text.replace(/\bnew (?:\w*Error)\([\s\S]*?\);/g, '').replace(/\.describe\([\s\S]*?\)/g, '');
  return Array.from(
    spoken.matchAll(/'[A-Z][^'\n]* [^'\n]*[^.][.?!]'|`[^`]* [^`]*[^.][.?!]`/g),
    ([found]) => found,
  );
}
