import type {
  Announcement,
  AudienceRule,
  Content,
  Schedule,
  Unfinished,
} from '../../../../bot/contract/announcements/announcement.ts';
import {
  type AudienceDraft,
  blankDraft,
  type ComposeDraft,
  type ContentDraft,
  filled,
  following,
  isEmpty,
  type ScheduleDraft,
  shownContent,
} from './compose-draft.ts';
import { draftFaults } from './draft-faults.ts';
import { faultsAt } from './faults.ts';

type Typed = NonNullable<Unfinished['contents']>[string];

/** What is kept, as fields; the fallback stands first. */
export function draftOf(announcement: Announcement): ComposeDraft {
  const { contents, fallback, unfinished = {} } = announcement;
  const blank = blankDraft(null, fallback);
  const languages = new Set([fallback, ...Object.keys(contents), ...Object.keys(unfinished.contents ?? {})]);
  const audience = audienceDraft(announcement.audience, blank.audience);
  const written = [...languages].map((language) => ({
    language,
    content: contentDraft(unfinished.contents?.[language] ?? fieldsOf(contents[language])),
  }));
  const first = written[0]?.content;
  // While the first language is not finished the others have nothing to share, and wait for it.
  const shares = contents[fallback] !== undefined;
  return {
    ...blank,
    audience: unfinished.audience === undefined ? audience : { ...blank.audience, kind: unfinished.audience },
    rollout: announcement.rollout ?? '',
    exclude: announcement.exclude,
    contents: written.map(({ language, content }) => ({
      language,
      content: first && (shares || content === first) ? following(content, first) : content,
    })),
    training: announcement.training,
    essential: announcement.essential,
    schedule: { ...blank.schedule, ...(unfinished.schedule ?? scheduleDraft(announcement.schedule)) },
    template: announcement.template,
    channels: announcement.channels ?? [],
  };
}

/**
 * The draft as it is kept; empty languages and buttons are left out, and what is not finished stands beside the rest.
 * @param nobody groups that stand for an audience that is not chosen: those that this lead may address, or none
 */
export function announcementOf(draft: ComposeDraft, nobody: readonly string[] = []): Announcement {
  const faults = draftFaults(draft);
  const isHalf = (where: string): boolean => faultsAt(faults, where).length > 0;
  const shares = !isHalf(`contents.${draft.fallback}`);
  const written = draft.contents
    .filter(({ language, content }) => language === draft.fallback || !isEmpty(content))
    .map(({ language, content }) => ({
      language,
      content: shares ? shownContent(draft, content) : content,
      half: isHalf(`contents.${language}`),
    }));
  const half = written.filter((one) => one.half);
  const unsaid = isHalf('audience');
  const undated = isHalf('schedule');
  const unfinished: Unfinished = {
    ...(unsaid && { audience: unfinishedKind(draft.audience) }),
    ...(undated && { schedule: unfinishedSchedule(draft.schedule) }),
    ...(half.length > 0 && { contents: byLanguage(half, typedOf) }),
  };
  return {
    audience: unsaid ? { kind: 'groups', groups: [...nobody] } : audienceOf(draft.audience),
    exclude: draft.exclude,
    fallback: draft.fallback,
    contents: byLanguage(
      written.filter((one) => !one.half),
      contentOf,
    ),
    training: [...draft.training],
    essential: draft.essential,
    schedule: undated ? { kind: 'now' } : scheduleOf(draft.schedule),
    template: draft.template,
    ...((unsaid || draft.audience.kind !== 'wave') && draft.rollout && { rollout: draft.rollout }),
    ...(draft.channels.length > 0 && { channels: [...draft.channels] }),
    ...(Object.keys(unfinished).length > 0 && { unfinished }),
  };
}

/** All that decides who gets it: counting people again for each word that is written would cost too much. */
export function withoutWords(announcement: Announcement): Announcement {
  const words: Content = { title: '-', text: '-', picture: null, buttons: [] };
  const languages = Object.keys(announcement.contents);
  return {
    ...announcement,
    contents: Object.fromEntries(languages.map((language) => [language, words])),
    training: [],
    template: null,
  };
}

function byLanguage<T>(
  written: readonly { language: string; content: ContentDraft }[],
  as: (content: ContentDraft) => T,
): Record<string, T> {
  return Object.fromEntries(written.map(({ language, content }) => [language, as(content)]));
}

function audienceDraft(rule: AudienceRule, blank: AudienceDraft): AudienceDraft {
  if (rule.kind === 'champions') return { ...blank, kind: rule.kind, championGroups: rule.groups };
  return { ...blank, ...rule };
}

function audienceOf({ kind, waveId, groups, championGroups, role, listId }: AudienceDraft): AudienceRule {
  switch (kind) {
    case 'wave':
      return { kind, waveId };
    case 'groups':
      return { kind, groups: [...groups] };
    case 'champions':
      return { kind, groups: [...championGroups] };
    case 'role':
      return { kind, role };
    case 'list':
      return { kind, listId };
    case 'pilot':
    case 'everyone':
      return { kind };
  }
}

/** Only these can be chosen without saying which. */
function unfinishedKind({ kind }: AudienceDraft): NonNullable<Unfinished['audience']> {
  return kind === 'wave' || kind === 'list' ? kind : 'groups';
}

function fieldsOf(content: Content | undefined): Typed {
  if (content === undefined) return { title: '', text: '', pictureUrl: '', pictureAlt: '', buttons: [] };
  return {
    title: content.title,
    text: content.text,
    pictureUrl: content.picture?.url ?? '',
    pictureAlt: content.picture?.alt ?? '',
    buttons: content.buttons,
  };
}

function contentDraft({ title, text, pictureUrl, pictureAlt, buttons }: Typed): ContentDraft {
  return {
    title,
    text,
    ownPicture: pictureUrl !== '' || pictureAlt !== '',
    pictureUrl,
    pictureAlt,
    ownButtons: buttons.length > 0,
    buttons: buttons.map((button, index) => ({ key: String(index), ...button })),
  };
}

function contentOf(content: ContentDraft): Content {
  const pictureUrl = content.pictureUrl.trim();
  return {
    title: content.title.trim(),
    text: content.text.trim(),
    picture: pictureUrl === '' ? null : { url: pictureUrl, alt: content.pictureAlt.trim() },
    buttons: filled(content.buttons).map(({ title, url }) => ({ title: title.trim(), url: url.trim() })),
  };
}

function typedOf({ title, text, pictureUrl, pictureAlt, buttons }: ContentDraft): Typed {
  return { title, text, pictureUrl, pictureAlt, buttons: buttons.map(({ title, url }) => ({ title, url })) };
}

function scheduleDraft(schedule: Schedule): Partial<ScheduleDraft> {
  return schedule.kind === 'relative' ? { ...schedule, offsetDays: String(schedule.offsetDays) } : schedule;
}

function scheduleOf({ kind, date, offsetDays, hour, ownZone, whenOver }: ScheduleDraft): Schedule {
  // The other way is what holds where nothing is said.
  const over = ownZone && whenOver === 'at-once' ? { whenOver } : {};
  switch (kind) {
    case 'now':
      return { kind };
    case 'at':
      return { kind, date, hour, ownZone, ...over };
    case 'relative':
      return { kind, offsetDays: Number(offsetDays), hour, ownZone, ...over };
  }
}

function unfinishedSchedule(schedule: ScheduleDraft): NonNullable<Unfinished['schedule']> {
  const { kind, date, offsetDays, hour, ownZone, whenOver } = schedule;
  return { kind: kind === 'relative' ? kind : 'at', date, offsetDays, hour, ownZone, whenOver };
}
