import type { Attention } from '../../../bot/contract/overview/status.ts';

export const ATTENTION_WORDS: Record<Attention, string> = {
  held: 'A wave is held',
  late: 'Under way, not announced',
  soon: 'Starts soon, not announced',
};
