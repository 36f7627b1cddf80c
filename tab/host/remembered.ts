/** A choice kept for this browser tab. Storage may be forbidden; then the choice lasts as long as the page. */
export function remembered(name: string): string | null {
  try {
    return sessionStorage.getItem(`groundswell.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    sessionStorage.setItem(`groundswell.${name}`, value);
  } catch {
    // Nothing is lost but the memory of it.
  }
}

/** The names that begin so, of what is kept at the moment, with an empty value or another one. */
export function rememberedNames(beginning: string): readonly string[] {
  try {
    return Object.keys(sessionStorage)
      .filter((key) => key.startsWith(`groundswell.${beginning}`))
      .map((key) => key.slice('groundswell.'.length));
  } catch {
    return [];
  }
}
