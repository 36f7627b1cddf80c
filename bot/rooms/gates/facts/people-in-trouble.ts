import type { PreviousFacts } from './gate-facts.ts';

/** What is open of each person who reported something; facts of before do not tell, and take each for another one's. */
export function openByPerson({ issues, byPerson }: Pick<PreviousFacts, 'issues' | 'byPerson'>): number[][] {
  return byPerson ?? issues.map((number) => [number]);
}

/** How many people have one of these issues. */
export function peopleBehind(
  facts: Pick<PreviousFacts, 'issues' | 'byPerson'>,
  numbers: readonly number[],
): number {
  const among = new Set(numbers);
  return openByPerson(facts).filter((own) => own.some((number) => among.has(number))).length;
}
