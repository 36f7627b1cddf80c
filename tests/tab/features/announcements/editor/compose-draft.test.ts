import { describe, expect, test } from 'vitest';
import { Announcement } from '../../../../../bot/contract/announcements/announcement.ts';
import {
  sameDraft,
  withContent,
  withFallback,
  withLanguage,
  withoutLanguage,
} from '../../../../../tab/features/announcements/editor/compose-draft.ts';
import {
  announcementOf,
  draftOf,
  withoutWords,
} from '../../../../../tab/features/announcements/editor/draft-announcement.ts';
import { draftFaults } from '../../../../../tab/features/announcements/editor/draft-faults.ts';
import { aDraft, anAnnouncement } from '../an-announcement.ts';

describe('a draft', () => {
  test.each<[string, Partial<Announcement>]>([
    ['for a wave, with everything in it', {}],
    ['for groups', { audience: { kind: 'groups', groups: ['sales', 'legal'] } }],
    ['for champions of all groups', { audience: { kind: 'champions', groups: [] } }],
    ['for champions of one group', { audience: { kind: 'champions', groups: ['sales'] } }],
    ['for a role', { audience: { kind: 'role', role: 'champion' } }],
    ['for the pilot set', { audience: { kind: 'pilot' } }],
    ['for everyone', { audience: { kind: 'everyone' } }],
    ['for a list', { audience: { kind: 'list', listId: '1f7e4e2c-6c0f-4c3e-8ad5-0e6e7a3d3c11' } }],
    ['that goes at once', { schedule: { kind: 'now' } }],
    ['for a day', { schedule: { kind: 'at', date: '2026-12-15', hour: '14:30', ownZone: false } }],
  ])('%s comes back as it was', (_, over) => {
    const announcement = anAnnouncement(over);

    const back = announcementOf(draftOf(announcement));

    expect(back).toEqual(announcement);
    expect(Announcement.parse(back)).toEqual(announcement);
  });

  test('shows the fallback first', () => {
    expect(draftOf(anAnnouncement()).contents.map(({ language }) => language)).toEqual(['en', 'de']);
  });

  test('keeps what was chosen for one kind of audience while another one is tried', () => {
    const draft = draftOf(anAnnouncement({ audience: { kind: 'groups', groups: ['sales'] } }));
    const tried = { ...draft, audience: { ...draft.audience, kind: 'pilot' as const } };

    expect(announcementOf(tried).audience).toEqual({ kind: 'pilot' });
    expect(announcementOf({ ...tried, audience: { ...tried.audience, kind: 'groups' } }).audience).toEqual({
      kind: 'groups',
      groups: ['sales'],
    });
  });

  test('leaves out languages and buttons in which nothing is written', () => {
    const empty = { key: 'b', title: ' ', url: '' };
    const draft = withLanguage(withContent(aDraft(), 'en', { buttons: [empty] }), 'de');

    const { contents } = announcementOf(draft);

    expect(Object.keys(contents)).toEqual(['en']);
    expect(contents.en?.buttons).toEqual([]);
    expect(draftFaults(draft)).toEqual([]);
  });

  test('is counted by what decides who gets it, and by none of its words', () => {
    const announcement = anAnnouncement();
    const { en } = announcement.contents;
    const rewritten = {
      ...announcement,
      contents: {
        ...announcement.contents,
        en: { ...en, title: 'Another', text: 'one', picture: null, buttons: [] },
      },
    };

    expect(withoutWords(rewritten)).toEqual(withoutWords(announcement));
    expect(withoutWords(anAnnouncement({ essential: false }))).not.toEqual(withoutWords(announcement));
    expect(Object.keys(withoutWords(announcement).contents)).toEqual(['de', 'en']);
    expect(Announcement.safeParse(withoutWords(announcement)).success).toBe(true);
  });

  test('shares the picture and the buttons of the language that stands first, until another one has its own', () => {
    const picture = { pictureUrl: 'https://contoso.com/a.png', pictureAlt: 'A desk' };
    const shared = withContent(
      withContent(withLanguage(aDraft(), 'de'), 'de', { title: 'Titel', text: 'Text' }),
      'en',
      { ...picture, buttons: [{ key: '0', title: 'Go', url: 'https://contoso.com' }] },
    );

    const { contents } = announcementOf(shared);
    expect(contents.de).toMatchObject({ picture: contents.en?.picture, buttons: contents.en?.buttons });
    expect(contents.de?.picture).not.toBeNull();
    expect(draftOf(announcementOf(shared))).toEqual(shared);
    const own = withContent(shared, 'de', { ownPicture: true });
    expect(announcementOf(own).contents.de).toMatchObject({
      picture: null,
      buttons: [{ title: 'Go', url: 'https://contoso.com' }],
    });
  });

  test('says in every language what it said when another one stands first', () => {
    const draft = draftOf(anAnnouncement());

    const turned = withFallback(draft, 'de');

    expect(announcementOf(turned).contents).toEqual(announcementOf(draft).contents);
    expect(turned.contents.map(({ content }) => content.ownPicture)).toEqual([true, false]);
  });

  test('keeps what others share with a language that is not finished, for when it is', () => {
    const written = withContent(withLanguage(aDraft(), 'de'), 'de', { title: 'Titel', text: 'Text' });
    const half = withContent(written, 'en', { pictureUrl: 'http:/' });

    const back = draftOf(announcementOf(half));

    expect(back).toEqual(half);
    expect(announcementOf(withContent(back, 'en', { pictureUrl: '' })).contents.de?.picture).toBeNull();
  });

  test('never loses its fallback', () => {
    const draft = withLanguage(aDraft(), 'de');

    expect(withoutLanguage(draft, 'de').contents.length).toBe(1);
    expect(withoutLanguage(draft, 'en')).toBe(draft);
  });

  test('is the same as one in which everything is the same', () => {
    expect(sameDraft(draftOf(anAnnouncement()), draftOf(anAnnouncement()))).toBe(true);
    expect(sameDraft(draftOf(anAnnouncement()), draftOf(anAnnouncement({ essential: false })))).toBe(false);
  });
});
