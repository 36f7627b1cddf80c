/** The header of the Active users report as Microsoft writes it. */
export const ACTIVE_USERS_COLUMNS = [
  'Report Refresh Date',
  'User Principal Name',
  'Display Name',
  'Is Deleted',
  'Deleted Date',
  'Has Exchange License',
  'Has OneDrive License',
  'Has SharePoint License',
  'Has Skype For Business License',
  'Has Yammer License',
  'Has Teams License',
  'Exchange Last Activity Date',
  'OneDrive Last Activity Date',
  'SharePoint Last Activity Date',
  'Skype For Business Last Activity Date',
  'Yammer Last Activity Date',
  'Teams Last Activity Date',
  'Exchange License Assign Date',
  'OneDrive License Assign Date',
  'SharePoint License Assign Date',
  'Skype For Business License Assign Date',
  'Yammer License Assign Date',
  'Teams License Assign Date',
  'Assigned Products',
];

type UsageCells = Record<string, string>;

/** One row by column name; only what differs from a person with a Teams licence and no activity is given. */
export function usageCells(upn: string, changes: UsageCells = {}): UsageCells {
  return {
    'Report Refresh Date': '2026-10-25',
    'User Principal Name': upn,
    'Is Deleted': 'False',
    'Has Exchange License': 'False',
    'Has OneDrive License': 'False',
    'Has SharePoint License': 'False',
    'Has Skype For Business License': 'False',
    'Has Yammer License': 'False',
    'Has Teams License': 'True',
    ...changes,
  };
}

export function activeUsersCsv(rows: readonly UsageCells[], columns = ACTIVE_USERS_COLUMNS): string {
  return [columns, ...rows.map((cells) => columns.map((column) => cells[column] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\r\n');
}
