import { TextBlock } from '@microsoft/teams.cards';
import { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../../base/say-date.ts';

// What the cards about gates are made of.

export function heading(text: string): TextBlock {
  return new TextBlock(text, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' });
}

export function paragraph(text: string): TextBlock {
  return new TextBlock(text, { wrap: true });
}

export function strong(text: string): TextBlock {
  return new TextBlock(text, { weight: 'Bolder', wrap: true, spacing: 'Medium' });
}

export function subtle(text: string): TextBlock {
  return new TextBlock(text, { isSubtle: true, wrap: true });
}

/** Saturday, 5 December 2026 */
export function fullDay(date: string): string {
  return sayDate(Temporal.PlainDate.from(date), undefined);
}
