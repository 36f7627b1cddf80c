import { expect, test } from 'vitest';
import { announcementOf, jobWords } from '../../../../../tab/features/announcements/jobs/job-words.ts';

const ID = 'a0000000-0000-4000-8000-000000000000';

test('a job that needs a person says what it was to do, and for which announcement', () => {
  expect(jobWords('announcing.retract')).toBe('Taking cards back');
  expect(jobWords('gates.look-again')).toBe('gates: look again');
  expect(jobWords('')).toBe('A job that cannot be read');
  expect(announcementOf('announcing.freeze', `{"id":"${ID}"}`)).toBe(ID);
  expect(announcementOf('gates.look', `{"id":"${ID}"}`)).toBeNull();
  expect(announcementOf('announcing.freeze', 'no JSON')).toBeNull();
});
