import type { Content } from '../../../contract/announcements/announcement.ts';
import { likelyPlaceholder, placeholdersWithoutWave, unknownPlaceholders } from './placeholders.ts';

const both = new Intl.ListFormat('en', { type: 'conjunction' });

/** Placeholders of a content that nothing can fill in, told at the field that they stand in. */
export function placeholderFaults(content: Content, hasWave: boolean): { where: string; what: string }[] {
  return fieldsOf(content).flatMap(({ where, text }) => {
    const unknown = unknownPlaceholders(text).map((name) => ({ where, what: unknownWords(name) }));
    const strange = hasWave ? [] : placeholdersWithoutWave(text);
    if (strange.length === 0) return unknown;
    const names = both.format(strange.map((name) => `{${name}}`));
    const belong = strange.length === 1 ? 'belongs' : 'belong';
    return [
      ...unknown,
      { where, what: `${names} ${belong} to a wave, and this announcement is for no wave.` },
    ];
  });
}

function unknownWords(name: string): string {
  const likely = likelyPlaceholder(name);
  return likely === undefined
    ? `{${name}} stands for nothing. Take it out, or choose one from the list.`
    : `{${name}} stands for nothing. Write {${likely}}, if you mean that one.`;
}

function fieldsOf({ title, text, buttons }: Content): { where: string; text: string }[] {
  return [
    { where: 'title', text: title },
    { where: 'text', text },
    ...buttons.map((button, index) => ({ where: `buttons.${index}.title`, text: button.title })),
  ];
}
