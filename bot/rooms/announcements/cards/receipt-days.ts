import { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../../base/say-date.ts';

/** What a person said to an announcement, and when, ISO 8601. */
export interface Answered {
  acknowledgedAt?: string | null;
  doneAt?: string | null;
  locale: string | undefined;
}

export interface ReceiptDays {
  acknowledgedOn?: string;
  doneOn?: string;
}

/** The days on which somebody answered, as their card tells them; without what they have not done. */
export function receiptDays({ acknowledgedAt, doneAt, locale }: Answered, zone: string): ReceiptDays {
  const say = (at: string) =>
    sayDate(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate(), locale);
  return {
    ...(acknowledgedAt && { acknowledgedOn: say(acknowledgedAt) }),
    ...(doneAt && { doneOn: say(doneAt) }),
  };
}
