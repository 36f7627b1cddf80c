/** What the name of a directory group can leave open. */
export const GROUP_PLACEHOLDERS = ['group', 'phase'] as const;

/** What a default announcement can leave open until its wave is known. */
export const WAVE_PLACEHOLDERS = [...GROUP_PLACEHOLDERS, 'start', 'end'] as const;
type WavePlaceholder = (typeof WAVE_PLACEHOLDERS)[number];

/** People who carry the rollout: its text can name them, whether or not somebody has been named yet. */
const TEAM_PLACEHOLDERS = [
  'sponsor',
  'successOwner',
  'programManager',
  'departmentLead',
  'champions',
] as const;
export type TeamPlaceholder = (typeof TEAM_PLACEHOLDERS)[number];

/** All that the text of an announcement can leave open. */
export const TEXT_PLACEHOLDERS = [...WAVE_PLACEHOLDERS, ...TEAM_PLACEHOLDERS] as const;

type Values = Readonly<Record<WavePlaceholder, string> & Partial<Record<TeamPlaceholder, string>>>;

/**
 * Puts the wave's own words and dates, and the people who carry its rollout, into a default announcement. A line that
 * names somebody whom nobody has named yet is left out, with the empty line above it. `{anything-else}` stays.
 */
export function fillPlaceholders(text: string, values: Values): string {
  const lines = text.split('\n');
  const named = lines.filter((line) => !namesNobody(line, values));
  const left =
    named.length === lines.length
      ? text
      : named
          .join('\n')
          .replace(/\n{3,}/g, '\n\n')
          .trim();
  return left.replace(/\{(\w+)\}/g, (asWritten, name: string) =>
    isOneOf(name, TEXT_PLACEHOLDERS) ? (values[name] ?? asWritten) : asWritten,
  );
}

/** Names in braces that nothing will fill in, each once. */
export function strangePlaceholders(
  text: string,
  known: readonly string[] = TEXT_PLACEHOLDERS,
): readonly string[] {
  const names = Array.from(text.matchAll(/\{([^{}]*)\}/g), (match) => match[1] ?? '');
  return [...new Set(names)].filter((name) => !known.includes(name));
}

function namesNobody(line: string, values: Values): boolean {
  return TEAM_PLACEHOLDERS.some((name) => values[name] === undefined && line.includes(`{${name}}`));
}

function isOneOf<Name extends string>(name: string, names: readonly Name[]): name is Name {
  return names.some((one) => one === name);
}
