import { expect, test } from 'vitest';
import { defaultAnnouncements, noticeOf } from '../../../bot/rooms/playbooks/default-announcements.ts';
import type { DefaultAnnouncement } from '../../../bot/rooms/playbooks/playbook.ts';

function on(offsetDays: number, audience?: 'users' | 'pilot'): DefaultAnnouncement {
  return { offsetDays, title: 'Hello', text: 'Soon.', ...(audience && { audience }) };
}

function days(announcements: readonly DefaultAnnouncement[]): number[] {
  return announcements.map(({ offsetDays }) => offsetDays);
}

test('a group and the pilot set each get their own, and what is meant for both, by day', () => {
  const announcements = [on(0), on(-7, 'users'), on(-3, 'pilot')];

  expect(days(defaultAnnouncements({ announcements }, 'finance'))).toEqual([-7, 0]);
  expect(days(defaultAnnouncements({ announcements }, 'pilot'))).toEqual([-3, 0]);
});

test.each([
  ['a week before', [on(-21), on(-7), on(0)], -7],
  ['nearest to a week before', [on(14), on(-21), on(0)], 0],
  ['earlier, of two that are as near', [on(-4), on(-10)], -10],
])('the notice of a wave is the one %s', (_, announcements, expected) => {
  expect(noticeOf({ announcements }, 'finance')?.offsetDays).toBe(expected);
});

test('there is no notice where nothing is meant for the audience', () => {
  expect(noticeOf({ announcements: [on(-7, 'pilot')] }, 'finance')).toBeUndefined();
});
