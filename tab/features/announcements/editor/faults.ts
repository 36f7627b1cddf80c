import type { AnnouncementFault } from '../../../../bot/contract/announcements/announcement.ts';

const LINES = { whiteSpace: 'pre-line' } as const;

/** What belongs to a field, with everything below it: `contents.de.buttons` has the faults of each button. */
export function faultsAt(faults: readonly AnnouncementFault[], where: string): readonly AnnouncementFault[] {
  return faults.filter((fault) => fault.where === where || fault.where.startsWith(`${where}.`));
}

/** Warnings that are told apart from the field that they belong to. */
export const SAME_WAVE = 'audience.others';
export const HOUR_OVER = 'schedule.over';

/** The same without a part that is told elsewhere. */
export function faultsBut(
  faults: readonly AnnouncementFault[],
  where: string,
  part: string,
): readonly AnnouncementFault[] {
  return faultsAt(faults, where).filter((fault) => fault.where !== part);
}

/** A field with its messages as Fluent takes them, a line each: what blocks is an error, the rest a warning. */
export function validation(faults: readonly AnnouncementFault[]) {
  if (faults.length === 0) return {};
  return {
    validationMessage: { children: faults.map(({ what }) => what).join('\n'), style: LINES },
    validationState: faults.some(({ blocks }) => blocks) ? ('error' as const) : ('warning' as const),
  };
}

/** All of them, each once: what the tab finds by itself and what the server says. */
export function allFaults(
  own: readonly AnnouncementFault[],
  told: readonly AnnouncementFault[],
): readonly AnnouncementFault[] {
  const places = new Set(own.map(({ where }) => where));
  return [...own, ...told.filter(({ where }) => !places.has(where))];
}

/** Faults of fields that are not on the screen at the moment, as of a language behind another tab. */
export function blocking(faults: readonly AnnouncementFault[]): number {
  return faults.filter(({ blocks }) => blocks).length;
}
