import { Temporal } from 'temporal-polyfill';

/** A row of the people CSV; what is left out is empty. */
export interface CsvPerson {
  id: string;
  upn: string;
  name?: string;
  group?: string;
  pilot?: string;
  role?: string;
  leads?: string;
  approver?: string;
  locale?: string;
  timeZone?: string;
}

/** For imports of which the day does not matter. */
export const IMPORT_DAY = Temporal.PlainDate.from('2026-08-01');

const HEADER =
  'id,userPrincipalName,displayName,businessGroup,pilot,role,leads,approver,preferredLanguage,timeZone';

export function aPeopleCsv(...rows: readonly CsvPerson[]): string {
  const lines = rows.map((row) =>
    [
      row.id,
      row.upn,
      row.name ?? 'Ada Novak',
      row.group ?? 'Finance',
      row.pilot ?? '',
      row.role ?? '',
      row.leads ?? '',
      row.approver ?? '',
      row.locale ?? '',
      row.timeZone ?? '',
    ]
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(','),
  );
  return [HEADER, ...lines].join('\r\n');
}

/** The object id with this number. */
export function anId(number: number): string {
  const digits = number.toString(16).padStart(12, '0');
  return `${digits.slice(-2)}000000-0000-4000-8000-${digits}`;
}
