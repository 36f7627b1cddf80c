/** As with zones: people of an organisation use few, and each of their activities names one. */
const tags = new Set<string>();
/** Anybody can make up tags without end. */
const MOST_TAGS = 1_000;

/** True for language tags that dates and numbers can be written in (BCP 47), such as de-DE. */
export function isLocale(tag: string): boolean {
  if (tags.has(tag)) return true;
  try {
    if (Intl.getCanonicalLocales(tag).length !== 1) return false;
    if (tags.size < MOST_TAGS) tags.add(tag);
    return true;
  } catch {
    return false;
  }
}

/** Looking a zone up costs much, and there are few: those that were found are kept. */
const zones = new Set<string>();
/** Few, but each can be written in many ways. */
const MOST_ZONES = 1_000;

/** True for IANA time zones, such as Europe/Berlin. */
export function isTimeZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    if (zones.size < MOST_ZONES) zones.add(zone);
    return true;
  } catch {
    return false;
  }
}
