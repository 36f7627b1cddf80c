import { describe, expect, test } from 'vitest';
import type { ConnectionView } from '../../../../../bot/contract/channels/channels.ts';
import {
  channelChoices,
  connectionsNamed,
  ownerWords,
  placeWords,
  postPlaces,
  withoutChannel,
} from '../../../../../tab/features/announcements/channels/channel-words.ts';
import {
  announcementOf,
  draftOf,
} from '../../../../../tab/features/announcements/editor/draft-announcement.ts';

function aConnection(id: string, name: string, over: Partial<ConnectionView> = {}): ConnectionView {
  return {
    owner: { id, name },
    place: { team: name, channel: 'News', teamId: `19:${id}`, channelId: `19:${id}-news` },
    by: null,
    at: null,
    broken: null,
    ...over,
  };
}

const finance = aConnection('finance', 'Finance');
const legal = aConnection('legal', 'Legal', { place: null });
const sales = aConnection('sales', 'Sales', { broken: 'Groundswell was removed from Sales.' });

describe('what an author chooses from', () => {
  test('are groups whose channel can be posted in', () => {
    expect(channelChoices([finance, legal, sales], [])).toEqual([
      { id: 'finance', name: 'Finance (Finance › News)' },
    ]);
    expect(withoutChannel([finance, legal, sales])).toEqual(['Legal', 'Sales']);
  });

  test('keeps in sight what was chosen, so that it can be taken off', () => {
    const choices = channelChoices([finance, legal, sales], ['legal', 'sales', '*']);

    expect(choices.map(({ name }) => name)).toEqual([
      'Finance (Finance › News)',
      'Legal (no channel)',
      'Sales (Sales › News, cannot be posted in)',
      'Everyone',
    ]);
  });

  test('is kept with the draft, and left out where nothing is chosen', () => {
    const announcement = {
      audience: { kind: 'everyone' as const },
      exclude: { groups: [], pilot: false, champions: false, listId: null },
      fallback: 'en',
      contents: { en: { title: 'Title', text: 'Text', picture: null, buttons: [] } },
      training: [],
      essential: false,
      schedule: { kind: 'now' as const },
      template: null,
    };

    expect(announcementOf(draftOf({ ...announcement, channels: ['finance'] })).channels).toEqual(['finance']);
    expect(announcementOf(draftOf(announcement))).toEqual(announcement);
  });
});

test('a channel that groups share has one post to look at, and one that cannot be posted in has none', () => {
  const { place } = finance;
  const shared = aConnection('treasury', 'Treasury', { place });
  const all = [finance, shared, legal, sales];

  expect(postPlaces(all, ['treasury', 'finance', 'legal', 'sales'])).toEqual([{ owner: 'finance', place }]);
  expect(postPlaces(all, ['treasury'])).toEqual([{ owner: 'treasury', place }]);
  expect(postPlaces(all, [])).toEqual([]);
});

test('a group is found by its name, and by its team and channel', () => {
  const all = [finance, legal, aConnection('sales', 'Sales', { place: finance.place })];
  const named = (search: string) => connectionsNamed(all, search).map(({ owner }) => owner.id);

  expect(named(' LEG')).toEqual(['legal']);
  expect(named('finance')).toEqual(['finance', 'sales']);
  expect(named('')).toEqual(['finance', 'legal', 'sales']);
  expect(named('nobody')).toEqual([]);
});

test('a post is told in words, and a reason without words as Teams told it', () => {
  expect(placeWords({ team: 'Finance', channel: 'News' })).toBe('Finance › News');
  expect(['*', 'pilot', 'finance'].map((id) => ownerWords({ id, name: 'Finance' }))).toEqual([
    'everyone',
    'the pilot set',
    'Finance',
  ]);
});
