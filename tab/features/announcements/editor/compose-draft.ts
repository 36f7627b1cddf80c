import type {
  Announcement,
  AudienceRule,
  Schedule,
} from '../../../../bot/contract/announcements/announcement.ts';
import type { WhenOver } from '../../../../bot/contract/announcements/own-hours.ts';

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
  /** Not the picture of the language that stands first, but this one. */
  readonly ownPicture: boolean;
  readonly pictureUrl: string;
  readonly pictureAlt: string;
  /** Not the buttons of the language that stands first, but these. */
  readonly ownButtons: boolean;
  readonly buttons: readonly ButtonDraft[];
}

export interface ScheduleDraft {
  readonly kind: Schedule['kind'];
  readonly date: string;
  readonly offsetDays: string;
  readonly hour: string;
  readonly ownZone: boolean;
  /** When people get it whose own hour is over already. */
  readonly whenOver: WhenOver;
}

/** An announcement while somebody writes it: what is half written has its place in it. */
export interface ComposeDraft {
  readonly audience: AudienceDraft;
  /** The rollout that it is for where it hangs on no wave; empty while it is not chosen. */
  readonly rollout: string;
  readonly exclude: Announcement['exclude'];
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

const NO_CONTENT: ContentDraft = {
  title: '',
  text: '',
  ownPicture: false,
  pictureUrl: '',
  pictureAlt: '',
  ownButtons: false,
  buttons: [],
};

/** A draft with nothing in it, for a wave where one is known, otherwise of a rollout where that is. */
export function blankDraft(waveId: string | null, language: string, rollout = ''): ComposeDraft {
  return {
    rollout,
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
    schedule: { kind: 'now', date: '', offsetDays: '', hour: USUAL_HOUR, ownZone: true, whenOver: 'next' },
    template: null,
    channels: [],
  };
}

/** Nothing is written: such a language is as good as not there. */
export function isEmpty({ title, text, pictureUrl, pictureAlt, buttons }: ContentDraft): boolean {
  return (
    [title, text, pictureUrl, pictureAlt].every((field) => field.trim() === '') &&
    filled(buttons).length === 0
  );
}

/** The same content, where what is the same as in the language that stands first follows that from now on. */
export function following(content: ContentDraft, first: ContentDraft): ContentDraft {
  if (content === first) return { ...content, ownPicture: false, ownButtons: false };
  const ownPicture = content.pictureUrl !== first.pictureUrl || content.pictureAlt !== first.pictureAlt;
  const ownButtons = !sameButtons(content.buttons, first.buttons);
  return {
    ...content,
    ownPicture,
    ownButtons,
    ...(!ownPicture && { pictureUrl: '', pictureAlt: '' }),
    ...(!ownButtons && { buttons: [] }),
  };
}

function sameButtons(a: readonly ButtonDraft[], b: readonly ButtonDraft[]): boolean {
  return (
    a.length === b.length && a.every(({ title, url }, at) => title === b[at]?.title && url === b[at]?.url)
  );
}

/** What a language says with what it shares: the picture and the buttons of the language that stands first. */
export function shownContent({ contents, fallback }: ComposeDraft, content: ContentDraft): ContentDraft {
  const first = contents.find((one) => one.language === fallback)?.content;
  if (first === undefined || first === content) return content;
  const { pictureUrl, pictureAlt, buttons } = first;
  return {
    ...content,
    ...(!content.ownPicture && { pictureUrl, pictureAlt }),
    ...(!content.ownButtons && { buttons }),
  };
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

/** The draft with another language for those whose own is missing; every language goes on to say what it said. */
export function withFallback(draft: ComposeDraft, fallback: string): ComposeDraft {
  const shown = draft.contents.map(({ language, content }) => ({
    language,
    content: shownContent(draft, content),
  }));
  const first = shown.find(({ language }) => language === fallback)?.content;
  if (first === undefined) return draft;
  const contents = shown.map(({ language, content }) => ({ language, content: following(content, first) }));
  return { ...draft, fallback, contents };
}

export function sameDraft(a: ComposeDraft, b: ComposeDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
