import type { Person } from './person.ts';

/** Who and where somebody is, as far as it decides who may look for them. */
export type Place = Pick<Person, 'id' | 'groupId' | 'pilot'>;

/** As much of a person as they are found by. */
export type Named = Pick<Person, 'id' | 'name' | 'upn' | 'groupId' | 'pilot'>;

/** One way to find a person: a text that a search may begin with, in a part of the index. */
export interface NameKey extends Place {
  /** `n-` for names and `u-` for sign-in names, then the first two characters. */
  part: string;
  key: string;
  id: string;
}

/** A search as it is carried out: the keys of one part that begin with this, and hold all these words. */
export interface NameQuery {
  part: string;
  prefix: string;
  words: readonly string[];
}

/** Longer keys are cut: more than this nobody types. */
const MOST_CHARACTERS = 100;
/** Of a name with more words, the others find nobody. */
const MOST_WORDS = 5;
/** Characters that tell one part of the index from another: a search needs as many. */
export const PART_CHARACTERS = 2;

/** Nothing to fold but case. */
const PLAIN = /^[ -~]*$/;

/** Without case and accents: who looks for Jose finds José. */
export function fold(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A person by each word of their name, the others after it, and by their sign-in name. */
export function keysOf({ id, name, upn, groupId, pilot }: Named): NameKey[] {
  const words = wordsOf(name).slice(0, MOST_WORDS);
  const names = words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' '));
  return [...names.map((key) => ['n', key] as const), ['u', signInKey(upn)] as const].flatMap(
    ([kind, key]) => {
      const part = partOf(kind, key);
      return part === undefined ? [] : [{ part, key: key.slice(0, MOST_CHARACTERS), id, groupId, pilot }];
    },
  );
}

/** What to look for where somebody types a part of a name or of a sign-in name; nothing for too short a text. */
export function queriesOf(text: string): NameQuery[] {
  const words = wordsOf(text);
  // The longest word leaves fewest to look through.
  const [longest = ''] = words.toSorted((a, b) => b.length - a.length);
  const upn = signInKey(text);
  const whole = /\s/.test(text.trim()) ? '' : upn;
  return [
    { kind: 'n' as const, prefix: longest, words },
    { kind: 'u' as const, prefix: whole, words: [] },
  ].flatMap(({ kind, prefix, words: wanted }) => {
    const part = partOf(kind, prefix);
    return part === undefined ? [] : [{ part, prefix: prefix.slice(0, MOST_CHARACTERS), words: wanted }];
  });
}

/** Finds one sign-in name, and no longer one; undefined for what can be none. */
export function queryOfUpn(upn: string): NameQuery | undefined {
  const key = signInKey(upn);
  const part = partOf('u', key);
  return part === undefined ? undefined : { part, prefix: key.slice(0, MOST_CHARACTERS), words: [] };
}

/** Whether a key is one that a query looks for. */
export function fitsQuery(key: string, { prefix, words }: Pick<NameQuery, 'prefix' | 'words'>): boolean {
  if (!key.startsWith(prefix)) return false;
  const own = key.split(' ');
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

/** Whether somebody, as they are now, is one that a search for this text finds. */
export function isNamed(person: Named, text: string): boolean {
  const keys = keysOf(person);
  return queriesOf(text).some((query) =>
    keys.some(({ part, key }) => part === query.part && fitsQuery(key, query)),
  );
}

/** A text as a part of a row key, character by character: what begins alike still does. */
export function rowText(text: string): string {
  // What Table Storage or its addresses do not take in keys, and the sign that ends one here.
  return text.replace(/[\p{Cc}/\\#?%'|]/gu, '_');
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function signInKey(upn: string): string {
  return upn.trim().toLowerCase().replace(/\s/g, '');
}

function partOf(kind: 'n' | 'u', key: string): string | undefined {
  const [...first] = [...key].slice(0, PART_CHARACTERS);
  return first.length < PART_CHARACTERS ? undefined : `${kind}-${rowText(first.join(''))}`;
}
