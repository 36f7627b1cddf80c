import { describe, expect, test } from 'vitest';
import { Announcement } from '../../../../../bot/contract/announcements/announcement.ts';
import {
  blankDraft,
  type ComposeDraft,
  type ContentDraft,
  withContent,
  withLanguage,
} from '../../../../../tab/features/announcements/editor/compose-draft.ts';
import {
  announcementOf,
  draftOf,
} from '../../../../../tab/features/announcements/editor/draft-announcement.ts';
import { draftFaults, presentable } from '../../../../../tab/features/announcements/editor/draft-faults.ts';
import { missingWords } from '../../../../../tab/features/announcements/editor/missing.ts';
import { aDraft, anAnnouncement, WAVE } from '../an-announcement.ts';

const places = (draft: ComposeDraft) => draftFaults(draft).map(({ where }) => where);

describe('what is not finished in a draft', () => {
  test('is nothing where everything is said', () => {
    expect(draftFaults(draftOf(anAnnouncement()))).toEqual([]);
    expect(Announcement.safeParse(announcementOf(aDraft())).success).toBe(true);
  });

  test('is a title or a text that is missing', () => {
    const { audience } = aDraft();

    expect(places({ ...blankDraft(null, 'en', 'foundation'), audience })).toEqual([
      'contents.en.title',
      'contents.en.text',
    ]);
  });

  test('is an audience that is not chosen, as in a new one for no wave', () => {
    expect(places(blankDraft(null, 'en'))).toContain('audience');
    expect(places(blankDraft(WAVE, 'en'))).not.toContain('audience');

    const { audience } = aDraft();

    for (const kind of ['wave', 'groups', 'list'] as const) {
      expect(places(aDraft({ audience: { ...audience, kind } }))).toEqual(['audience']);
    }
  });

  test('is the rollout, where it hangs on no wave that says which', () => {
    expect(places(aDraft({ rollout: '' }))).toEqual(['rollout']);
    expect(places(blankDraft(null, 'en'))).toContain('rollout');
    expect(places(blankDraft(WAVE, 'en'))).not.toContain('rollout');
  });

  test.each<[string, Partial<ContentDraft>, string]>([
    ['an address without https', { pictureUrl: 'http://x.example/a.png', pictureAlt: 'A' }, 'picture.url'],
    ['a picture without words', { pictureUrl: 'https://x.example/a.png' }, 'picture.alt'],
    ['words without a picture', { pictureAlt: 'A desk' }, 'picture.url'],
    ['a title that is too long', { title: 'x'.repeat(121) }, 'title'],
    ['a text that is too long', { text: 'x'.repeat(4001) }, 'text'],
    [
      'a button without a title',
      { buttons: [{ key: '0', title: '', url: 'https://a.example' }] },
      'buttons.0.title',
    ],
    [
      'a button that leads nowhere',
      { buttons: [{ key: '0', title: 'Go', url: 'a.example' }] },
      'buttons.0.url',
    ],
  ])('is %s', (_, part, where) => {
    const draft = withContent(aDraft(), 'en', part);

    expect(places(draft)).toEqual([`contents.en.${where}`]);
    // It is kept beside the rest, as it was typed.
    const kept = Announcement.parse(announcementOf(draft));
    expect(kept.contents).toEqual({});
    expect(draftOf(kept)).toEqual(draft);
  });

  test.each([
    ['at', { date: '' }],
    ['relative', { offsetDays: '' }],
    ['relative', { offsetDays: '91' }],
    ['relative', { offsetDays: '1.5' }],
    ['relative', { offsetDays: '-7', hour: '' }],
  ] as const)('is a schedule %s with %j', (kind, part) => {
    const { schedule } = aDraft();

    expect(places(aDraft({ schedule: { ...schedule, kind, ...part } }))).toEqual(['schedule']);
  });

  test('does not keep the rest from being shown while another language is half written', () => {
    const half = withContent(withLanguage(aDraft(), 'de'), 'de', { title: 'Titel' });

    expect(places(half)).toEqual(['contents.de.text']);
    expect(presentable(half)?.contents.map(({ language }) => language)).toEqual(['en']);
    expect(presentable(blankDraft(null, 'en'))).toBeNull();
  });

  test('does not keep the card from being shown while it is not said when it goes', () => {
    const { schedule } = aDraft();
    const undated = aDraft({ schedule: { ...schedule, kind: 'at', date: '' } });

    expect(places(undated)).toEqual(['schedule']);
    expect(presentable(undated)?.schedule.kind).toBe('now');
  });

  test('is said one thing after the other, beside the card that waits for it', () => {
    const { audience } = aDraft();
    const toNobody = { ...audience, kind: 'groups' } as const;

    expect(missingWords(blankDraft(null, 'en'))).toBe('Write a title and a text');
    expect(missingWords(aDraft({ audience: toNobody }))).toBe('Choose whom it is for');
    expect(missingWords(withContent(aDraft(), 'en', { pictureUrl: 'http://a.example/a.png' }))).toBe(
      'Fix what is marked in red',
    );
  });
});
