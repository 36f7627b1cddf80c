import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { trainingCard } from '../../../bot/rooms/training/training-card.ts';

test.each([
  ['Register a device', 'Open: Register a device'],
  ['What the organisation can and cannot see on your device', 'Open: What the organisation can and...'],
  ['Donaudampfschifffahrtsgesellschaftskapitän', 'Open: Donaudampfschifffahrtsgesellschaftsk...'],
])('the button of "%s" is short enough for a narrow card', (title, button) => {
  const item = { id: 'a', title, url: 'https://learn.example/a', minutes: 5, phaseId: 'identity' };

  const { card } = trainingCard([item], sayInEnglish);

  expect(card.actions).toMatchObject([{ title: button, tooltip: title, url: item.url }]);
  expect(JSON.stringify(card.body)).toContain(title);
});
