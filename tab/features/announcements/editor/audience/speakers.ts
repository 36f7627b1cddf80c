import type { AnnouncementForecast } from '../../replies.ts';

export interface Speakers {
  readonly language: string;
  readonly people: number;
  /** Of these, people who get it because their own language is missing or unknown. */
  readonly otherwise: number;
}

/** Who gets each language, the one of most people first. */
export function speakers(languages: AnnouncementForecast['languages']): readonly Speakers[] {
  const count = (rows: AnnouncementForecast['languages']) => {
    let people = 0;
    for (const row of rows) people += row.people;
    return people;
  };
  return Array.from(
    Map.groupBy(languages, ({ language }) => language),
    ([language, rows]) => ({
      language,
      people: count(rows),
      otherwise: count(rows.filter(({ fallback }) => fallback)),
    }),
  ).toSorted((a, b) => b.people - a.people);
}
