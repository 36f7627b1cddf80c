import { LONGEST_SLUG } from '../../../bot/contract/rollout/limits.ts';

/** The name of a rollout in addresses, made from its title and the date it starts. */
export function rolloutId(title: string, start: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const name = words.join('-').slice(0, LONGEST_SLUG - start.length - 1);
  return `${name.replace(/-$/, '') || 'rollout'}-${start}`;
}
