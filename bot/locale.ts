/** True for language tags that dates and numbers can be written in (BCP 47), such as de-DE. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Looking a zone up costs much, and there are few: those that were found are kept. */
const zones = new Set<string>();

/** True for IANA time zones, such as Europe/Berlin. */
export function isTimeZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    zones.add(zone);
    return true;
  } catch {
    return false;
  }
}
