import { Temporal } from 'temporal-polyfill';
import {
  type Message,
  type MessageId,
  message,
  type Param,
  type Params,
} from '../../../base/words/message.ts';
import type { Announcement, Content, Schedule } from '../../../contract/announcements/announcement.ts';
import { LONGEST_JSON, longJson } from '../../../doors/azure/long-json.ts';
import { cardMarkdownFaults } from '../cards/card-markdown.ts';
import { type FieldFault, placeholderFaults } from '../cards/placeholder-faults.ts';
import { personalPlaceholders } from '../cards/placeholders.ts';
import { channelsIn, waveOf } from '../record/announcement.ts';

/** Something wrong with an announcement; what blocks must be put right before it can be sent. */
export interface CheckFault {
  /** The field, as contents.de.text. */
  where: string;
  what: Message;
  blocks: boolean;
}

/** What an announcement is checked against, besides itself. */
export interface CheckFacts {
  /** The organisation's date and time, and its time zone. */
  now: Temporal.ZonedDateTime;
  /** The wave it hangs on; null where it hangs on none or the wave is gone. */
  wave: { start: Temporal.PlainDate; over: boolean; cancelled?: Message | undefined } | null;
  /** Training items of the phase, by id. */
  training: ReadonlySet<string>;
  /** People of the audience, exclusions taken off. */
  people: number;
  /** Why the group of its wave is empty. */
  nobodyIn?: Message | undefined;
  /** Chosen for a post, but without a channel that can be posted in: as they are named in a sentence. */
  withoutChannel: readonly Param[];
  /** Bytes of the largest card, by language. */
  bytes: Readonly<Record<string, number>>;
}

/** Below every limit that Teams has had; facts of the platform tell 28 KB as the smallest one. */
const CARD_BUDGET_BYTES = 25_000;

/** Everything that is wrong with an announcement. What blocks must be put right before it can be sent. */
export function checkAnnouncement(announcement: Announcement, facts: CheckFacts): CheckFault[] {
  const { contents, fallback } = announcement;
  const faults: CheckFault[] = [];
  const wrong = (where: string, what: Message) => faults.push({ where, what, blocks: true });

  for (const { where, what } of unfinishedFaults(announcement)) wrong(where, what);
  if (contents[fallback] === undefined && announcement.unfinished?.contents?.[fallback] === undefined) {
    wrong('fallback', fault('no-fallback', { language: { language: fallback } }));
  }
  for (const [language, content] of Object.entries(contents)) {
    for (const { where, what } of contentFaults(content, facts, waveOf(announcement) !== null)) {
      wrong(`contents.${language}.${where}`, what);
    }
    const bytes = facts.bytes[language] ?? 0;
    if (bytes > CARD_BUDGET_BYTES) {
      const sizes = { size: Math.ceil(bytes / 1000), most: CARD_BUDGET_BYTES / 1000 };
      wrong(`contents.${language}.text`, fault('too-large', sizes));
    }
  }
  const { length } = longJson(announcement);
  if (length > LONGEST_JSON) {
    wrong('contents', message('error.too-long-to-store', { characters: length, most: LONGEST_JSON }));
  }
  const unknown = announcement.training.filter((id) => !facts.training.has(id));
  if (unknown.length > 0) wrong('training', fault('no-training', { items: { list: unknown } }));
  const late = scheduleFault(announcement.schedule, announcement, facts);
  if (late !== undefined) wrong('schedule', late);
  // Better refused than left out without a word.
  if (facts.people === 0 && announcement.unfinished?.audience === undefined)
    wrong('audience', facts.nobodyIn ?? fault('nobody'));
  if (waveOf(announcement) !== null && facts.wave?.over) wrong('audience', fault('wave-over'));
  if (facts.wave?.cancelled) wrong('audience', facts.wave.cancelled);
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
): Message | undefined {
  if (schedule.kind === 'now') return undefined;
  if (schedule.kind === 'relative' && waveOf(announcement) === null) return fault('needs-wave');
  const due = scheduledFor(schedule, wave, now.timeZoneId);
  if (due === null || Temporal.ZonedDateTime.compare(due, now) > 0) return undefined;
  return fault('past', { day: { day: due.toPlainDate().toString() }, hour: schedule.hour });
}

/** Each part that its author has still to finish. */
function unfinishedFaults({ unfinished = {} }: Announcement): FieldFault[] {
  const { audience, schedule, contents = {} } = unfinished;
  return [
    ...(audience ? [{ where: 'audience', what: fault('audience-unfinished') }] : []),
    ...(schedule ? [{ where: 'schedule', what: fault('schedule-unfinished') }] : []),
    ...Object.keys(contents).map((language) => ({
      where: `contents.${language}`,
      what: fault('text-unfinished', { language: { language } }),
    })),
  ];
}

/** A post is for everybody who reads the channel, in the fallback language. */
function postFaults(announcement: Announcement, { withoutChannel }: CheckFacts): FieldFault[] {
  if (channelsIn(announcement).length === 0) return [];
  const { contents, fallback } = announcement;
  const faults: FieldFault[] = [];
  if (withoutChannel.length > 0) {
    faults.push({ where: 'channels', what: fault('no-channel', { owners: { list: withoutChannel } }) });
  }
  const content = contents[fallback];
  const personal = content ? personalPlaceholders(content) : [];
  if (personal.length > 0) {
    const names = { list: personal.map((name) => `{${name}}`) };
    faults.push({ where: `contents.${fallback}.text`, what: fault('personal-post', { names }) });
  }
  return faults;
}

function contentFaults(content: Content, { wave }: CheckFacts, hasWave: boolean): FieldFault[] {
  const markdown = cardMarkdownFaults(content.text).map((what) => ({ where: 'text', what }));
  return [...markdown, ...placeholderFaults(content, hasWave && wave !== null)];
}

type FaultName = MessageId extends infer Id
  ? Id extends `announcements.fault.${infer Name}`
    ? Name
    : never
  : never;

function fault(name: FaultName, params?: Params): Message {
  return message(`announcements.fault.${name}`, params);
}
