import { IntlMessageFormat } from 'intl-messageformat';
import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import { english } from './english.ts';
import type { MessageId, Param, Say } from './message.ts';

/** Read from a catalogue once per language and sentence; the catalogues are the bound. */
const formats = new Map<string, IntlMessageFormat>();
/** Anybody can ask for a locale of their own: those not asked for lately are made again. */
const lists = new LRUCache<string, Intl.ListFormat>({ max: 100 });

/**
 * @param locale BCP 47, for words, dates and numbers; must be one that `isLocale` accepts
 * @param timeZone IANA, for moments
 */
export function sayIn(locale: string, timeZone = 'UTC'): Say {
  const say: Say = ({ id, params = {} }) => {
    const values = Object.fromEntries(Object.entries(params).map(([name, param]) => [name, filled(param)]));
    return String(formatOf(id, locale).format(values));
  };

  function filled(param: Param): string | number {
    if (typeof param !== 'object') return param;
    if ('day' in param) return dayIn(param.day, locale);
    if ('moment' in param) return momentIn(param.moment, locale, timeZone);
    if ('language' in param) return languageIn(param.language, locale);
    if ('series' in param) return param.series.map((one) => String(filled(one))).join(param.between);
    if ('list' in param) return listFormat(locale).format(param.list.map((one) => String(filled(one))));
    return say(param);
  }

  return say;
}

/** Is there a sentence of this name? */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(english, id);
}

/** The language of everybody who has not said another one, of logs and of the program's own output. */
export const sayInEnglish: Say = sayIn('en-GB');

function formatOf(id: MessageId, locale: string): IntlMessageFormat {
  const key = `${locale} ${id}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(english[id], locale, undefined, { ignoreTag: true });
  if (formats.size < MOST_FORMATS) formats.set(key, made);
  return made;
}

/** More than the sentences of five languages; locales that people make up without end are not kept. */
const MOST_FORMATS = 20_000;

function listFormat(locale: string): Intl.ListFormat {
  const known = lists.get(locale);
  if (known) return known;
  const made = new Intl.ListFormat(locale, { type: 'conjunction' });
  lists.set(locale, made);
  return made;
}

/** 19 November 2026 */
function dayIn(day: string, locale: string): string {
  return Temporal.PlainDate.from(day).toLocaleString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** 19 November 2026 at 09:00 */
function momentIn(moment: string, locale: string, timeZone: string): string {
  return Temporal.Instant.from(moment).toLocaleString(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
}

/** German; the code itself where nobody has a name for it. */
function languageIn(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
