import { type Message, message } from '../../../base/words/message.ts';
import type { Content } from '../../../contract/announcements/announcement.ts';
import { likelyPlaceholder, placeholdersWithoutWave, unknownPlaceholders } from './placeholders.ts';

/** What is wrong with one field. */
export interface FieldFault {
  where: string;
  what: Message;
}

/** Placeholders of a content that nothing can fill in, told at the field that they stand in. */
export function placeholderFaults(content: Content, hasWave: boolean): FieldFault[] {
  return fieldsOf(content).flatMap(({ where, text }) => {
    const unknown = unknownPlaceholders(text).map((name) => ({ where, what: standsForNothing(name) }));
    const strange = hasWave ? [] : placeholdersWithoutWave(text);
    if (strange.length === 0) return unknown;
    const named = { names: { list: strange.map((name) => `{${name}}`) }, count: strange.length };
    return [...unknown, { where, what: message('announcements.fault.placeholder-of-wave', named) }];
  });
}

function standsForNothing(unknown: string): Message {
  const likely = likelyPlaceholder(unknown);
  const name = `{${unknown}}`;
  return likely === undefined
    ? message('announcements.fault.placeholder', { name })
    : message('announcements.fault.placeholder-likely', { name, likely: `{${likely}}` });
}

function fieldsOf({ title, text, buttons }: Content): { where: string; text: string }[] {
  return [
    { where: 'title', text: title },
    { where: 'text', text },
    ...buttons.map((button, index) => ({ where: `buttons.${index}.title`, text: button.title })),
  ];
}
