import { type Message, message, type Words } from './message.ts';

/** Several one after the other, as one. */
export function sentences(all: readonly Message[]): Message;
export function sentences(all: readonly Words[]): Words;
export function sentences(all: readonly Words[]): Words {
  const [first, ...more] = all;
  if (first !== undefined && more.length === 0) return first;
  return message('common.sentences', { sentences: { series: all, between: ' ' } });
}
