import { describe, expect, it } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { contentCard } from '../../../../bot/rooms/announcements/cards/content-card.ts';
import {
  isPersonal,
  personalCard,
  trainingMark,
} from '../../../../bot/rooms/announcements/cards/personal-card.ts';

const facts = {
  content: {
    title: 'Your turn, {firstName}',
    text: 'Dear {firstName},\n\nsoon.',
    picture: null,
    buttons: [{ title: 'A page for {firstName}', url: 'https://contoso.example/{firstName}' }],
  },
  turn: null,
  training: [{ title: 'First steps', minutes: 5, url: trainingMark({ id: 'first-steps' }) }],
  because: 'Finance',
  essential: false,
};
const made = contentCard(facts, sayInEnglish);
const trainingLink = (item: string) => `https://bot.contoso.example/go/ada-${item}`;

describe('a card that is made once for many people', () => {
  it('says the name and links the training of the one who gets it', () => {
    const card = personalCard(made, { firstName: 'Ada', trainingLink });
    const texts = card.body?.map((block) => ('text' in block ? block.text : ''));
    expect(texts?.slice(0, 2)).toEqual(['Your turn, Ada', 'Dear Ada,\n\nsoon.']);
    expect(texts).toContain('- [First steps](https://bot.contoso.example/go/ada-first-steps) (5 min)');
    expect(card.actions?.map(({ title }) => title)).toEqual(['A page for Ada', ...titlesAfterOwn()]);
  });

  it('leaves addresses that an author wrote as they are', () => {
    const card = personalCard(made, { firstName: 'Ada', trainingLink });
    expect(card.actions?.[0]).toMatchObject({ url: 'https://contoso.example/{firstName}' });
  });

  it('stays open itself, so that the next person gets their own', () => {
    const before = JSON.stringify(made);
    personalCard(made, { firstName: 'Ada', trainingLink });
    expect(JSON.stringify(made)).toBe(before);
  });

  it.each(['$&', '{group}', '(groundswell-training:first-steps)'])(
    'takes the name %s for a name and nothing else',
    (firstName) => {
      const card = personalCard(made, { firstName, trainingLink });
      expect(card.body?.[0]).toMatchObject({ text: `Your turn, ${firstName}` });
    },
  );

  it('is the same for everybody where it leaves nothing open', () => {
    const content = { title: 'Soon', text: 'For all of us.', picture: null, buttons: [] };
    expect(isPersonal(contentCard({ ...facts, content, training: [] }, sayInEnglish))).toBe(false);
    expect(isPersonal(contentCard({ ...facts, content }, sayInEnglish))).toBe(true);
  });
});

function titlesAfterOwn() {
  return made.actions?.slice(1).map(({ title }) => title) ?? [];
}
