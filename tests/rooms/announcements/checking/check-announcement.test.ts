import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { message } from '../../../../bot/base/words/message.ts';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import type { Announcement, Content } from '../../../../bot/contract/announcements/announcement.ts';
import { contentCard } from '../../../../bot/rooms/announcements/cards/content-card.ts';
import {
  type CheckFacts,
  checkAnnouncement,
  scheduledFor,
} from '../../../../bot/rooms/announcements/checking/check-announcement.ts';

const wave = { start: Temporal.PlainDate.from('2026-12-07'), over: false };
const facts: CheckFacts = {
  now: Temporal.ZonedDateTime.from('2026-11-21T12:00[Europe/Berlin]'),
  wave,
  training: new Set(['sign-in']),
  people: 12,
  withoutChannel: [],
  bytes: {},
};
const announcement: Announcement = {
  audience: { kind: 'wave', waveId: 'autumn.identity.finance' },
  exclude: { groups: [], pilot: false, champions: false, listId: null },
  fallback: 'en',
  contents: { en: content('Your turn', 'Dear {firstName}, {phase} starts on {start}.') },
  training: ['sign-in'],
  essential: false,
  schedule: { kind: 'relative', offsetDays: -7, hour: '09:00', ownZone: true },
  template: null,
};

test('an announcement that can go has no fault', () => {
  expect(checkAnnouncement(announcement, facts)).toEqual([]);
});

test.each<[string, Partial<Announcement>, Partial<CheckFacts>, string, string]>([
  ['without its fallback', { fallback: 'de' }, {}, 'fallback', 'no text in German'],
  [
    'with an unknown placeholder',
    { contents: { en: content('Hi {nobody}', 'x') } },
    {},
    'contents.en.title',
    '{nobody}',
  ],
  [
    'for a wave whose group is empty',
    {},
    { people: 0, nobodyIn: message('rollout.nobody-in-group', { group: 'Finance' }) },
    'audience',
    'Finance',
  ],
  ['with a heading', { contents: { en: content('Hi', '# Big') } }, {}, 'contents.en.text', 'heading'],
  ['over the size budget', {}, { bytes: { en: 25_001 } }, 'contents.en.text', '26 KB'],
  ['with strange training', { training: ['juggling'] }, {}, 'training', 'juggling'],
  ['for nobody', {}, { people: 0 }, 'audience', 'Nobody'],
  ['for a wave that is over', {}, { wave: { ...wave, over: true } }, 'audience', 'over'],
  [
    'scheduled in the past',
    { schedule: { kind: 'at', date: '2026-11-20', hour: '09:00', ownZone: false } },
    {},
    'schedule',
    '20 November 2026, 09:00 is in the past',
  ],
  [
    'days before a wave that it does not hang on',
    { audience: { kind: 'everyone' }, contents: { en: content('Hi', 'Soon') } },
    { wave: null },
    'schedule',
    'need a wave',
  ],
  [
    'with the dates of a wave that it does not hang on',
    { audience: { kind: 'everyone' }, schedule: { kind: 'now' } },
    { wave: null },
    'contents.en.text',
    '{phase} and {start} belong to a wave',
  ],
])('one %s is refused at its field with a sentence', (_, changes, changed, where, what) => {
  const faults = checkAnnouncement({ ...announcement, ...changes }, { ...facts, ...changed });

  expect(faults.map((fault) => fault.where)).toEqual([where]);
  expect(faults[0] && sayInEnglish(faults[0].what)).toContain(what);
  expect(faults[0]?.blocks).toBe(true);
});

test('a relative schedule follows the start of its wave', () => {
  const at = (start: string) =>
    scheduledFor(
      announcement.schedule,
      { start: Temporal.PlainDate.from(start) },
      'Europe/Berlin',
    )?.toString();

  expect(at('2026-12-07')).toBe('2026-11-30T09:00:00+01:00[Europe/Berlin]');
  expect(at('2026-12-14')).toBe('2026-12-07T09:00:00+01:00[Europe/Berlin]');
  expect(scheduledFor({ kind: 'now' }, null, 'Europe/Berlin')).toBeNull();
});

test('a card never has more buttons than Teams shows, and names every link', () => {
  const buttons = ['One', 'Two', 'Three', 'Four'].map((title) => ({
    title,
    url: `https://contoso.example/${title}`,
  }));
  const card = contentCard(
    {
      content: { ...content('Your turn', 'Soon'), buttons },
      turn: { whatChanges: 'You sign in.', when: 'Soon' },
      training: [],
      because: 'Finance',
      essential: false,
    },
    sayInEnglish,
  );

  expect(card.actions).toHaveLength(6);
  for (const { url } of buttons) expect(JSON.stringify(card)).toContain(url);
});

test('an essential announcement says so and cannot be paused', () => {
  const facts = { content: content('Hi', 'x'), turn: null, training: [], because: 'Finance' };
  const titles = (essential: boolean) =>
    contentCard({ ...facts, essential }, sayInEnglish).actions?.map(({ title }) => title);

  expect(titles(false)).toContain('Pause these');
  expect(titles(true)).not.toContain('Pause these');
  expect(JSON.stringify(contentCard({ ...facts, essential: true }, sayInEnglish))).toContain('essential');
});

function content(title: string, text: string): Content {
  return { title, text, picture: null, buttons: [] };
}
