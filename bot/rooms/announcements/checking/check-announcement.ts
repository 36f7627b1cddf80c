import { Temporal } from 'temporal-polyfill';
import { sayInEnglish } from '../../../base/words/say.ts';
import type {
  Announcement,
  AnnouncementFault,
  Content,
  Schedule,
} from '../../../contract/announcements/announcement.ts';
import { LONGEST_JSON, longJson } from '../../../doors/azure/long-json.ts';
import { cardMarkdownFaults } from '../cards/card-markdown.ts';
import { placeholderFaults } from '../cards/placeholder-faults.ts';
import { personalPlaceholders } from '../cards/placeholders.ts';
import { channelsIn, waveOf } from '../record/announcement.ts';

/** What an announcement is assessment by, besides itself. */
export interface CheckFacts {
  /** The organisation's date and time, and its time zone. */
  now: Temporal.ZonedDateTime;
  /** The wave it hangs on; null where it hangs on none or the wave is gone. */
  wave: { start: Temporal.PlainDate; over: boolean } | null;
  /** Training items of the phase, by id. */
  training: ReadonlySet<string>;
  /** People of the audience, exclusions taken off. */
  people: number;
  /** Why the group of its wave is empty, in a sentence. */
  nobodyIn?: string | undefined;
  /** Chosen for a post, by name, but without a channel that can be posted in. */
  withoutChannel: readonly string[];
  /** Bytes of the largest card, by language. */
  bytes: Readonly<Record<string, number>>;
}

/** Below every limit that Teams has had; facts of the platform tell 28 KB as the smallest one. */
const CARD_BUDGET_BYTES = 25_000;

/** Everything that is wrong with an announcement. What blocks must be put right before it can be sent. */
export function checkAnnouncement(announcement: Announcement, facts: CheckFacts): AnnouncementFault[] {
  const { contents, fallback } = announcement;
  const faults: AnnouncementFault[] = [];
  const wrong = (where: string, what: string) => faults.push({ where, what, blocks: true });

  for (const { where, what } of unfinishedFaults(announcement)) wrong(where, what);
  if (contents[fallback] === undefined && announcement.unfinished?.contents?.[fallback] === undefined) {
    wrong(
      'fallback',
      `There is no text in ${fallback}, which people get whose own language is missing. Write it.`,
    );
  }
  for (const [language, content] of Object.entries(contents)) {
    for (const fault of contentFaults(content, facts, waveOf(announcement) !== null)) {
      wrong(`contents.${language}.${fault.where}`, fault.what);
    }
    const bytes = facts.bytes[language] ?? 0;
    if (bytes > CARD_BUDGET_BYTES) {
      wrong(
        `contents.${language}.text`,
        `The card takes ${Math.ceil(bytes / 1000)} KB; Teams is sure to take ${CARD_BUDGET_BYTES / 1000} KB. Make the text shorter.`,
      );
    }
  }
  const { length } = longJson(announcement);
  if (length > LONGEST_JSON) {
    wrong(
      'contents',
      sayInEnglish({ id: 'error.too-long-to-store', params: { characters: length, most: LONGEST_JSON } }),
    );
  }
  const unknown = announcement.training.filter((id) => !facts.training.has(id));
  if (unknown.length > 0)
    wrong('training', `There is no training item ${unknown.join(', ')} for it. Choose another.`);
  const late = scheduleFault(announcement.schedule, announcement, facts);
  if (late !== undefined) wrong('schedule', late);
  // Better refused than left out without a word.
  if (facts.people === 0 && announcement.unfinished?.audience === undefined)
    wrong(
      'audience',
      facts.nobodyIn ?? 'Nobody is in this audience. Choose others, or leave fewer people out.',
    );
  if (waveOf(announcement) !== null && facts.wave?.over)
    wrong('audience', 'This wave is over: its dates have passed. Choose another one.');
  for (const { where, what } of postFaults(announcement, facts)) wrong(where, what);
  return faults;
}

/** When the first person is to get it, in the organisation's zone; null for one that goes at once. */
export function scheduledFor(
  schedule: Schedule,
  wave: { start: Temporal.PlainDate } | null,
  zone: string,
): Temporal.ZonedDateTime | null {
  if (schedule.kind === 'now') return null;
  const date =
    schedule.kind === 'at'
      ? Temporal.PlainDate.from(schedule.date)
      : wave?.start.add({ days: schedule.offsetDays });
  return date?.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(schedule.hour) }) ?? null;
}

function scheduleFault(
  schedule: Schedule,
  announcement: Announcement,
  { wave, now }: CheckFacts,
): string | undefined {
  if (schedule.kind === 'now') return undefined;
  if (schedule.kind === 'relative' && waveOf(announcement) === null) {
    return 'Days from the start of a wave need a wave: address one, or choose a date.';
  }
  const due = scheduledFor(schedule, wave, now.timeZoneId);
  if (due === null || Temporal.ZonedDateTime.compare(due, now) > 0) return undefined;
  const day = due.toPlainDate().toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return `${day}, ${schedule.hour} is in the past. Choose a later time, or send it now.`;
}

/** Each part that its author has still to finish. */
function unfinishedFaults({ unfinished = {} }: Announcement): { where: string; what: string }[] {
  const { audience, schedule, contents = {} } = unfinished;
  return [
    ...(audience ? [{ where: 'audience', what: 'It is not said yet whom it is for. Choose them.' }] : []),
    ...(schedule
      ? [{ where: 'schedule', what: 'It is not said yet when it goes. Finish the schedule.' }]
      : []),
    ...Object.keys(contents).map((language) => ({
      where: `contents.${language}`,
      what: `The text in ${language} is not finished. Finish it, or take the language out.`,
    })),
  ];
}

/** A post is for everybody who reads the channel, in the fallback language. */
function postFaults(
  announcement: Announcement,
  { withoutChannel }: CheckFacts,
): { where: string; what: string }[] {
  if (channelsIn(announcement).length === 0) return [];
  const { contents, fallback } = announcement;
  const faults: { where: string; what: string }[] = [];
  if (withoutChannel.length > 0) {
    faults.push({
      where: 'channels',
      what: `${withoutChannel.join(', ')}: no channel is connected that can be posted in. Connect one under Announce, Channels, or leave it out.`,
    });
  }
  const content = contents[fallback];
  const personal = content ? personalPlaceholders(content) : [];
  if (personal.length > 0) {
    const names = personal.map((name) => `{${name}}`).join(', ');
    faults.push({
      where: `contents.${fallback}.text`,
      what: `${names} stands for one person, and the post in a channel is for many. Take it out, or post in no channel.`,
    });
  }
  return faults;
}

function contentFaults(
  content: Content,
  { wave }: CheckFacts,
  hasWave: boolean,
): { where: string; what: string }[] {
  const markdown = cardMarkdownFaults(content.text).map((what) => ({ where: 'text', what }));
  return [...markdown, ...placeholderFaults(content, hasWave && wave !== null)];
}
