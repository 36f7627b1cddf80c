import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { notesOnPlan } from '../../../../bot/rooms/importing/people/notes-on-plan.ts';
import { ORGANISATIONS_SET } from '../../../../bot/rooms/rollout/pilots/pilot-set.ts';
import { aKeptWave, aRollout, aWave } from '../../../support/builders.ts';

const TODAY = Temporal.PlainDate.from('2026-09-12');
const FINANCE = { id: 'finance', name: 'Finance', people: 0, pilots: 0 };
const AUTUMN = aRollout();
const MAIL = aRollout({ id: 'mail', title: 'Exchange Online' });

test('a group that nobody is in any more loses its waves in every rollout', async () => {
  const rollouts = {
    going: async () => [AUTUMN, MAIL],
    pilots: async () => ORGANISATIONS_SET,
    waves: async (id: string) => [
      { ...aKeptWave(aWave('identity', 'finance', '2026-09-10', '2026-09-20')), rolloutId: id },
    ],
  };

  const notes = await notesOnPlan(rollouts, { moved: [], emptied: [FINANCE] }, TODAY);

  const underWay = 'Identity is under way there: whoever has begun finishes, until 19 September 2026.';
  expect(notes.map(sayInEnglish)).toEqual([`Nobody is in Finance any more. ${underWay} ${underWay}`]);
});

test('with nothing planned it is only said that nobody is there', async () => {
  const rollouts = { going: async () => [], waves: async () => [], pilots: async () => ORGANISATIONS_SET };

  const notes = await notesOnPlan(rollouts, { moved: [], emptied: [FINANCE] }, TODAY);

  expect(notes.map(sayInEnglish)).toEqual(['Nobody is in Finance any more.']);
});
