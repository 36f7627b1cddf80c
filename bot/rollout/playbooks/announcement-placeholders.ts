/** What a default announcement can leave open until its wave is known. */
const PLACEHOLDERS = ['group', 'phase', 'start', 'end'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Puts the wave's own words and dates into a default announcement; `{anything-else}` stays as it is. */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(/\{(\w+)\}/g, (asWritten, name: string) =>
    isPlaceholder(name) ? values[name] : asWritten,
  );
}

/** Names in braces that nothing will fill in, each once. */
export function strangePlaceholders(text: string): readonly string[] {
  const names = Array.from(text.matchAll(/\{([^{}]*)\}/g), (match) => match[1] ?? '');
  return [...new Set(names)].filter((name) => !isPlaceholder(name));
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((placeholder) => placeholder === name);
}
