import type { AnnouncementFault } from '../../../../bot/contract/announcements/announcement.ts';
import {
  FARTHEST_DAYS,
  LONGEST_BUTTON,
  LONGEST_TEXT,
  LONGEST_TITLE,
  LONGEST_UNFINISHED,
} from '../../../../bot/contract/announcements/limits.ts';
import { isUploadedPicture } from '../../../../bot/contract/announcements/picture-rules.ts';
import { type ComposeDraft, type ContentDraft, filled, isEmpty } from './compose-draft.ts';

/** What is not finished, at its field: the places are named as the server names its own. */
export function draftFaults(draft: ComposeDraft): readonly AnnouncementFault[] {
  const faults: AnnouncementFault[] = [];
  const missing = (where: string, what: string) => faults.push({ where, what, blocks: true });

  const { audience, schedule } = draft;
  if (audience.kind === 'wave' && audience.waveId === '') missing('audience', 'Choose a wave.');
  if (audience.kind === 'groups' && audience.groups.length === 0) {
    missing('audience', 'Choose at least one business group.');
  }
  if (lacksRollout(draft)) missing('rollout', 'Choose the rollout that it is for.');
  if (audience.kind === 'list' && audience.listId === '') missing('audience', 'Choose a list, or keep one.');

  for (const { language, content } of draft.contents) {
    if (language !== draft.fallback && isEmpty(content)) continue;
    for (const { where, what } of contentFaults(content)) missing(`contents.${language}.${where}`, what);
  }

  if (schedule.kind === 'at' && schedule.date === '') missing('schedule', 'Choose a date.');
  if (schedule.kind === 'relative' && !isOffset(schedule.offsetDays)) {
    missing('schedule', `Enter a whole number of days, ${FARTHEST_DAYS} at most.`);
  }
  if (schedule.kind !== 'now' && schedule.hour === '') missing('schedule', 'Choose an hour.');
  return faults;
}

/** Several rollouts are running, and nobody has said which one it is for: it has no place to be kept in. */
export function lacksRollout({ audience, rollout }: Pick<ComposeDraft, 'audience' | 'rollout'>): boolean {
  return rollout === '' && !(audience.kind === 'wave' && audience.waveId !== '');
}

/** A field has more in it than can be kept at all: such a draft is not saved before it is shorter. */
export function isFarTooLong({ contents }: ComposeDraft): boolean {
  return contents.some(({ content: { title, text, pictureUrl, pictureAlt, buttons } }) =>
    [title, text, pictureUrl, pictureAlt, ...buttons.flatMap((button) => [button.title, button.url])].some(
      (field) => field.length > LONGEST_UNFINISHED,
    ),
  );
}

/**
 * What can be shown, counted and checked already: without languages that are half written, and as if it went at once
 * while it is not said when. Null while even that is not enough for a card.
 */
export function presentable(draft: ComposeDraft): ComposeDraft | null {
  const contents = draft.contents.filter(
    ({ language, content }) => language === draft.fallback || contentFaults(content).length === 0,
  );
  const undated = draftFaults(draft).some(({ where }) => where === 'schedule');
  const schedule = undated ? { ...draft.schedule, kind: 'now' as const } : draft.schedule;
  const shown = { ...draft, contents, schedule };
  return draftFaults(shown).length === 0 ? shown : null;
}

function contentFaults({ title, text, pictureUrl, pictureAlt, buttons }: ContentDraft) {
  const faults: { where: string; what: string }[] = [];
  const wrong = (where: string, what: string) => faults.push({ where, what });
  if (title.trim() === '') wrong('title', 'An announcement needs a title.');
  if (title.trim().length > LONGEST_TITLE) wrong('title', `A title has ${LONGEST_TITLE} letters at most.`);
  if (text.trim() === '') wrong('text', 'An announcement needs a text.');
  if (text.trim().length > LONGEST_TEXT) wrong('text', `A text has ${LONGEST_TEXT} letters at most.`);
  if (pictureUrl.trim() !== '' && !isUploadedPicture(pictureUrl.trim()) && !isHttps(pictureUrl)) {
    wrong('picture.url', 'The address of a picture begins with https://.');
  }
  if (pictureUrl.trim() !== '' && pictureAlt.trim() === '') {
    wrong('picture.alt', 'Say what the picture shows, for people who cannot see it.');
  }
  if (pictureUrl.trim() === '' && pictureAlt.trim() !== '') {
    wrong('picture.url', 'There is a description but no picture. Add one, or clear the description.');
  }
  for (const [index, button] of filled(buttons).entries()) {
    if (button.title.trim() === '') wrong(`buttons.${index}.title`, 'A button needs a title.');
    if (button.title.trim().length > LONGEST_BUTTON) {
      wrong(`buttons.${index}.title`, `The title of a button has ${LONGEST_BUTTON} letters at most.`);
    }
    if (!isHttps(button.url)) {
      wrong(`buttons.${index}.url`, 'The address of a button begins with https://.');
    }
  }
  return faults;
}

function isOffset(text: string): boolean {
  return /^[-+]?\d+$/.test(text.trim()) && Math.abs(Number(text)) <= FARTHEST_DAYS;
}

function isHttps(address: string): boolean {
  return URL.canParse(address.trim()) && new URL(address.trim()).protocol === 'https:';
}
