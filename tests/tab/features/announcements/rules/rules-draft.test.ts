import { describe, expect, test } from 'vitest';
import type { AnnouncementRules } from '../../../../../bot/contract/announcements/announcement-rules.ts';
import {
  faultOfQuiet,
  quietWords,
  sameRules,
  withQuiet,
} from '../../../../../tab/features/announcements/rules/rules-draft.ts';

describe('rules', () => {
  const rules: AnnouncementRules = {
    approval: 'optional',
    pilotReview: 'optional',
    quietFrom: '20:00',
    quietUntil: '07:00',
    workingDaysOnly: true,
    installApp: 'by-hand',
  };

  test('quiet hours need a beginning and another end', () => {
    expect(faultOfQuiet(rules)).toBeNull();
    expect(faultOfQuiet({ quietFrom: '', quietUntil: '07:00' })).toBe('Both hours are needed.');
    expect(faultOfQuiet({ quietFrom: '07:00', quietUntil: '07:00' })).toMatch(/same hour/);
    expect(faultOfQuiet(withQuiet(false))).toBeNull();
    expect(faultOfQuiet(withQuiet(true))).toBeNull();
  });

  test('quiet hours say when something is heard instead', () => {
    expect(quietWords(rules)).toMatch(/comes at 07:00\.$/);
    expect(quietWords(withQuiet(false))).toBe('Scheduled announcements come at any hour.');
  });

  test('each of them makes a difference', () => {
    const changes: Partial<AnnouncementRules>[] = [
      { approval: 'required' },
      { pilotReview: 'required' },
      { quietFrom: '21:00' },
      { quietUntil: '08:00' },
      { workingDaysOnly: false },
    ];

    expect(sameRules(rules, { ...rules })).toBe(true);
    for (const change of changes) expect(sameRules(rules, { ...rules, ...change })).toBe(false);
  });
});
