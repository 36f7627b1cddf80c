import type {
  AudienceRule,
  Composition,
  Content,
  Schedule,
} from '../../../../bot/contract/announcements/composition.ts';

export type AudienceKind = AudienceRule['kind'];

/** Every choice is kept while another kind of audience is tried. */
export interface AudienceDraft {
  readonly kind: AudienceKind;
  readonly waveId: string;
  readonly groups: readonly string[];
  /** Empty: champions of all groups. */
  readonly championGroups: readonly string[];
  readonly role: Extract<AudienceRule, { kind: 'role' }>['role'];
  readonly listId: string;
}

export interface ButtonDraft {
  readonly key: string;
  readonly title: string;
  readonly url: string;
}

export interface ContentDraft {
  readonly title: string;
  readonly text: string;
  readonly pictureUrl: string;
  readonly pictureAlt: string;
  readonly buttons: readonly ButtonDraft[];
}

export interface ScheduleDraft {
  readonly kind: Schedule['kind'];
  readonly date: string;
  readonly offsetDays: string;
  readonly hour: string;
  readonly ownZone: boolean;
}

/** An announcement while somebody writes it: what is half written has its place in it. */
export interface ComposeDraft {
  readonly audience: AudienceDraft;
  readonly exclude: Composition['exclude'];
  readonly fallback: string;
  /** In the order of the tabs. */
  readonly contents: readonly { readonly language: string; readonly content: ContentDraft }[];
  readonly training: readonly string[];
  readonly essential: boolean;
  readonly schedule: ScheduleDraft;
  readonly template: string | null;
  /** Whose channels get a post as well. */
  readonly channels: readonly string[];
}

const USUAL_HOUR = '09:00';

const NO_CONTENT: ContentDraft = { title: '', text: '', pictureUrl: '', pictureAlt: '', buttons: [] };

/** A draft with nothing in it, for a wave where one is known. */
export function blankDraft(waveId: string | null, language: string): ComposeDraft {
  return {
    audience: {
      // Nobody by itself: an audience is chosen.
      kind: waveId === null ? 'groups' : 'wave',
      waveId: waveId ?? '',
      groups: [],
      championGroups: [],
      role: 'lead',
      listId: '',
    },
    exclude: { groups: [], pilot: false, champions: false, listId: null },
    fallback: language,
    contents: [{ language, content: NO_CONTENT }],
    training: [],
    essential: false,
    schedule: { kind: 'now', date: '', offsetDays: '', hour: USUAL_HOUR, ownZone: true },
    template: null,
    channels: [],
  };
}

/** What is kept, as fields; the fallback stands first. */
export function draftOf(composition: Composition): ComposeDraft {
  const { audience, schedule, fallback } = composition;
  const blank = blankDraft(null, fallback);
  const languages = [
    fallback,
    ...Object.keys(composition.contents).filter((language) => language !== fallback),
  ];
  return {
    ...blank,
    audience: audienceDraft(audience, blank.audience),
    exclude: composition.exclude,
    contents: languages.map((language) => ({
      language,
      content: contentDraft(composition.contents[language]),
    })),
    training: composition.training,
    essential: composition.essential,
    schedule:
      schedule.kind === 'relative'
        ? { ...blank.schedule, ...schedule, offsetDays: String(schedule.offsetDays) }
        : { ...blank.schedule, ...schedule },
    template: composition.template,
    channels: composition.channels ?? [],
  };
}

/** The draft as it is kept. Expects one without faults of its own; empty languages and buttons are left out. */
export function compositionOf(draft: ComposeDraft): Composition {
  const written = draft.contents.filter(
    ({ language, content }) => language === draft.fallback || !isEmpty(content),
  );
  return {
    audience: audienceOf(draft.audience),
    exclude: draft.exclude,
    fallback: draft.fallback,
    contents: Object.fromEntries(written.map(({ language, content }) => [language, contentOf(content)])),
    training: [...draft.training],
    essential: draft.essential,
    schedule: scheduleOf(draft.schedule),
    template: draft.template,
    ...(draft.channels.length > 0 && { channels: [...draft.channels] }),
  };
}

/** All that decides who gets it: counting people again for each word that is written would cost too much. */
export function withoutWords(composition: Composition): Composition {
  const words: Content = { title: '-', text: '-', picture: null, buttons: [] };
  const languages = Object.keys(composition.contents);
  return {
    ...composition,
    contents: Object.fromEntries(languages.map((language) => [language, words])),
    training: [],
    template: null,
  };
}

/** Nothing is written: such a language is as good as not there. */
export function isEmpty({ title, text, pictureUrl, pictureAlt, buttons }: ContentDraft): boolean {
  return (
    [title, text, pictureUrl, pictureAlt].every((field) => field.trim() === '') &&
    filled(buttons).length === 0
  );
}

/** Buttons that somebody has begun to write. */
export function filled(buttons: readonly ButtonDraft[]): readonly ButtonDraft[] {
  return buttons.filter(({ title, url }) => title.trim() !== '' || url.trim() !== '');
}

/** The draft with one language changed. */
export function withContent(
  draft: ComposeDraft,
  language: string,
  part: Partial<ContentDraft>,
): ComposeDraft {
  return {
    ...draft,
    contents: draft.contents.map((one) =>
      one.language === language ? { language, content: { ...one.content, ...part } } : one,
    ),
  };
}

/** The draft with one more language, still empty. */
export function withLanguage(draft: ComposeDraft, language: string): ComposeDraft {
  return { ...draft, contents: [...draft.contents, { language, content: NO_CONTENT }] };
}

/** The draft without a language; the fallback stays. */
export function withoutLanguage(draft: ComposeDraft, language: string): ComposeDraft {
  if (language === draft.fallback) return draft;
  return { ...draft, contents: draft.contents.filter((one) => one.language !== language) };
}

export function sameDraft(a: ComposeDraft, b: ComposeDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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

function contentDraft(content: Content | undefined): ContentDraft {
  if (content === undefined) return NO_CONTENT;
  return {
    title: content.title,
    text: content.text,
    pictureUrl: content.picture?.url ?? '',
    pictureAlt: content.picture?.alt ?? '',
    buttons: content.buttons.map((button, index) => ({ key: String(index), ...button })),
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

function scheduleOf({ kind, date, offsetDays, hour, ownZone }: ScheduleDraft): Schedule {
  switch (kind) {
    case 'now':
      return { kind };
    case 'at':
      return { kind, date, hour, ownZone };
    case 'relative':
      return { kind, offsetDays: Number(offsetDays), hour, ownZone };
  }
}
