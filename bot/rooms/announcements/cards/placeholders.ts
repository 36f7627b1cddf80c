import type { Temporal } from 'temporal-polyfill';
import { fullDates } from '../../../base/full-date.ts';
import { plainLine } from '../../../base/plain-line.ts';
import type { Content } from '../../../contract/announcements/announcement.ts';
import type { TeamWords } from '../../crew/team-words.ts';
import {
  fillPlaceholders,
  strangePlaceholders,
  TEXT_PLACEHOLDERS,
} from '../../playbooks/announcement-placeholders.ts';
import { dateLocale } from './choose-language.ts';

/** What an author can leave open: the words of a default announcement, and the person's own. */
export const PLACEHOLDERS = [...TEXT_PLACEHOLDERS, 'firstName', 'lead'] as const;

/** What only the wave of an announcement can fill in. */
const OF_WAVE = ['phase', 'start', 'end'];

/** What stands for the person who reads it. */
const OF_PERSON = ['firstName'];
export const FIRST_NAME = '{firstName}';

/** What an announcement says about its wave; null where it hangs on none. */
export interface WaveWords {
  phase: string;
  start: Temporal.PlainDate;
  /** First day after it. */
  end: Temporal.PlainDate;
}

/** Whatever placeholders of one recipient stand for. */
export interface RecipientWords {
  /** Undefined for whoever it may be: then `{firstName}` stays open. */
  name: string | undefined;
  locale: string | undefined;
  group: string;
  wave: WaveWords | null;
  team: TeamWords;
  /** Who answers for the rollout in their group. */
  lead: string | undefined;
}

/** A content with everything filled in for one recipient, dates as they are written in its language. */
export function fillContent(content: Content, language: string, words: RecipientWords): Content {
  const fill = (text: string) => fillText(text, language, words);
  return {
    title: fill(content.title),
    // Only what the author wrote is markup there: nobody's name is.
    text: fillText(content.text, language, withPlainNames(words)),
    picture: content.picture,
    buttons: content.buttons.map(({ title, url }) => ({ title: fill(title), url })),
  };
}

/** Names in braces that stand for nothing, each once. */
export function unknownPlaceholders(text: string): readonly string[] {
  return strangePlaceholders(text, PLACEHOLDERS);
}

/** The placeholder that was meant by a name which differs in capitals, spaces or hyphens alone. */
export function likelyPlaceholder(name: string): string | undefined {
  const letters = (one: string) => one.toLowerCase().replace(/[^a-z]/g, '');
  return PLACEHOLDERS.find((known) => letters(known) === letters(name));
}

/** Placeholders that this audience has no word for, as the announcement hangs on no wave. */
export function placeholdersWithoutWave(text: string): readonly string[] {
  return OF_WAVE.filter((name) => text.includes(`{${name}}`));
}

/** Placeholders that only one person's card can fill in. */
export function personalPlaceholders(content: Content): readonly string[] {
  return OF_PERSON.filter((name) => textsOf(content).some((text) => text.includes(`{${name}}`)));
}

/** "Ada" of "Ada Novak" and of "Novak, Ada (Finance)". */
export function firstNameOf(name: string): string {
  const given = name.includes(',') ? name.slice(name.indexOf(',') + 1) : name;
  return given.trim().split(/\s+/)[0] ?? name;
}

function withPlainNames(words: RecipientWords): RecipientWords {
  const { name, group, lead } = words;
  const team = Object.entries(words.team).map(([role, names]) => [role, names && plainLine(names)]);
  return {
    ...words,
    name: name && plainLine(name),
    group: plainLine(group),
    team: Object.fromEntries(team),
    lead: lead && plainLine(lead),
  };
}

function fillText(text: string, language: string, { name, locale, group, wave, team, lead }: RecipientWords) {
  const own = text
    .split('\n')
    .filter((line) => lead !== undefined || !line.includes('{lead}'))
    .join('\n')
    .replaceAll(FIRST_NAME, name === undefined ? FIRST_NAME : firstNameOf(name))
    .replaceAll('{lead}', lead ?? '');
  const dates = fullDates(dateLocale(language, locale));
  const sayDay = (date: Temporal.PlainDate | undefined) => (date ? dates.say(date) : '');
  return fillPlaceholders(own, {
    ...team,
    group,
    phase: wave?.phase ?? '',
    start: sayDay(wave?.start),
    end: sayDay(wave?.end.subtract({ days: 1 })),
  });
}

function textsOf({ title, text, buttons }: Content): string[] {
  return [title, text, ...buttons.map((button) => button.title)];
}
