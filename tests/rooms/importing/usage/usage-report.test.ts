import { expect, test } from 'vitest';
import { readUsageReport } from '../../../../bot/rooms/importing/usage/usage-report.ts';
import { inWords } from '../../../support/in-words.ts';
import { ACTIVE_USERS_COLUMNS, activeUsersCsv, usageCells } from './active-users-csv.ts';

test('a report as Microsoft sends it is read, byte order mark and all', () => {
  const csv = activeUsersCsv([
    usageCells('Ada@Contoso.example', { 'Teams Last Activity Date': '2026-10-20' }),
    usageCells('bo@contoso.example', { 'Has Yammer License': 'True', 'Has Teams License': 'False' }),
  ]);

  const report = readUsageReport(`\uFEFF${csv}`);

  expect(report.refreshDate?.toString()).toBe('2026-10-25');
  expect(report).toMatchObject({ bad: [], deleted: 0, concealed: false });
  expect(report.people.map(({ upn }) => upn)).toEqual(['ada@contoso.example', 'bo@contoso.example']);
  expect(report.people[0]?.use.teams.lastActivity?.toString()).toBe('2026-10-20');
  expect(report.people[1]?.use).toMatchObject({
    teams: { licensed: false },
    'viva-engage': { licensed: true, lastActivity: null },
  });
});

test('columns may come in any order, in any letter case, and with company', () => {
  const columns = [...ACTIVE_USERS_COLUMNS, 'A Column From The Future'].reverse();
  const csv = activeUsersCsv([usageCells('ada@contoso.example')], columns);
  const [header = '', ...rows] = csv.split('\r\n');

  const report = readUsageReport([header.toUpperCase().replaceAll(',', ' , '), ...rows].join('\n'));

  expect(report.people).toHaveLength(1);
  expect(report.bad).toEqual([]);
});

test('missing columns are named', () => {
  const without = ACTIVE_USERS_COLUMNS.filter(
    (column) => column !== 'Is Deleted' && column !== 'Teams Last Activity Date',
  );

  const read = () => readUsageReport(activeUsersCsv([], without));

  expect(read).toThrow(/is missing "Is Deleted", "Teams Last Activity Date"/);
});

test.each([
  ['Email activity', 'Report Refresh Date,User Principal Name,Send Count,Receive Count'],
  ['Teams user activity', 'User Principal Name,Team Chat Message Count,Private Chat Message Count'],
  ['Microsoft 365 Apps usage', 'User Principal Name,Outlook (Windows),Word (Windows)'],
  ['Microsoft 365 Copilot usage', 'User Principal Name,Word Copilot Last Activity Date'],
  ['Microsoft 365 Copilot usage', 'User Principal Name,Last activity of Word Copilot'],
  ['Teams admin center', 'ID,User,Channel messages,Total Meetings organized'],
])('the report %s is recognised and the one wanted is named', (name, header) => {
  const read = () => readUsageReport(`\uFEFF${header}\n`);

  expect(read).toThrow(name);
  expect(read).toThrow('Active users');
  expect(read).toThrow(expect.objectContaining({ code: 'usage-report-not-supported' }));
});

test('a file that is no usage report is refused', () => {
  const read = () => readUsageReport('id,userPrincipalName\n1,ada@contoso.example\n');

  expect(read).toThrow(expect.objectContaining({ code: 'usage-report-unknown' }));
});

test('an empty file is refused', () => {
  expect(() => readUsageReport('')).toThrow(expect.objectContaining({ code: 'csv-empty' }));
});

test('a refresh date may come with a time of midnight', () => {
  const csv = activeUsersCsv([
    usageCells('ada@contoso.example', { 'Report Refresh Date': '2026-10-25T00:00:00Z' }),
  ]);

  expect(readUsageReport(csv).refreshDate?.toString()).toBe('2026-10-25');
});

test('deleted accounts are skipped and counted', () => {
  const csv = activeUsersCsv([
    usageCells('ada@contoso.example'),
    usageCells('gone@contoso.example', { 'Is Deleted': 'True' }),
  ]);

  const report = readUsageReport(csv);

  expect(report.people).toHaveLength(1);
  expect(report.deleted).toBe(1);
  expect(report.bad).toEqual([]);
});

test('bad rows are listed with line and reason while good rows are taken', () => {
  const csv = activeUsersCsv([
    usageCells('ada@contoso.example'),
    usageCells('bo@contoso.example', { 'Report Refresh Date': '2026-10-18' }),
    usageCells('cy@contoso.example', { 'Is Deleted': 'perhaps' }),
    usageCells(''),
    usageCells('ADA@contoso.example'),
    usageCells('di@contoso.example', { 'Has Teams License': '' }),
    usageCells('ed@contoso.example', { 'Teams Last Activity Date': '30.09.2026' }),
    usageCells('flo@contoso.example', { 'Teams Last Activity Date': '2026-02-30' }),
    usageCells('gus@contoso.example', { 'Teams Last Activity Date': '2026-10-26' }),
    usageCells('hal@contoso.example', { 'Report Refresh Date': '' }),
    usageCells('ivy@contoso.example'),
  ]);

  const report = readUsageReport(`${csv}\r\n2026-10-25,ragged@contoso.example,False\r\n`);

  expect(report.people.map(({ upn }) => upn)).toEqual(['ada@contoso.example', 'ivy@contoso.example']);
  expect(inWords(report.bad)).toEqual([
    { line: 3, reason: 'is dated 2026-10-18, but the report is dated 2026-10-25' },
    { line: 4, reason: 'Is Deleted is neither True nor False' },
    { line: 5, reason: 'User Principal Name is empty' },
    { line: 6, reason: 'is the same person as line 2' },
    { line: 7, reason: 'Has Teams License is neither True nor False' },
    { line: 8, reason: 'Teams Last Activity Date is not a date such as 2026-10-25' },
    { line: 9, reason: 'Teams Last Activity Date is not a date such as 2026-10-25' },
    { line: 10, reason: 'Teams Last Activity Date 2026-10-26 is later than the report' },
    { line: 11, reason: 'Report Refresh Date is empty' },
    { line: 13, reason: 'has 3 cells, but the header has 24' },
  ]);
});

test.each([
  ['19 of 20 names are hex digits', 19, true],
  ['18 of 20 names are hex digits', 18, false],
])('when %s, concealed is %s', (_, hex, concealed) => {
  const names = Array.from({ length: 20 }, (__, index) =>
    index < hex ? index.toString(16).toUpperCase().padStart(32, 'A') : `person${index}@contoso.example`,
  );

  const report = readUsageReport(activeUsersCsv(names.map((name) => usageCells(name))));

  expect(report.people).toHaveLength(20);
  expect(report.concealed).toBe(concealed);
});

test('a report without rows conceals nothing and has no date', () => {
  expect(readUsageReport(activeUsersCsv([]))).toEqual({
    refreshDate: null,
    people: [],
    bad: [],
    deleted: 0,
    concealed: false,
  });
});
