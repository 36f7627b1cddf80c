import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { CalendarDate, Role } from '../../contract/common.ts';
import { UnreachableReason } from '../../contract/telling/unreachable.ts';
import { jsonCell } from '../../doors/azure/json-cell.ts';
import type { Row, Stored } from '../../doors/azure/table.ts';
import type { Conversation } from '../../doors/teams/chat.ts';
import type { MembershipMove } from './person.ts';
import { audienceOf, type ImportedPerson, LEFT, type Person } from './person.ts';

/**
 * One row a person, in the partition of the audience they belong to: their business group, or the pilot set.
 * So a wave's audience is one partition, and nobody can be in two.
 */
export interface PersonRow {
  upn: string;
  name: string;
  groupId: string;
  role: string;
  leads?: string;
  /** Missing in rows that were written before there were approvers. */
  approver?: boolean;
  /** JSON; missing in rows that were written before moves were kept. */
  moves?: string;
  locale?: string;
  timeZone?: string;
  conversationId?: string;
  serviceUrl?: string;
  tenantId?: string;
  userId?: string;
  botId?: string;
  /** Empty text: reachable again. Table Storage cannot clear a column with a merge. */
  unreachable?: string;
  /** Empty text: not paused. */
  pausedUntil?: string;
}

/** What an import knows. Merged into a row, it leaves alone what the chat writes there meanwhile. */
export function toImportedRow(person: ImportedPerson): Row<PersonRow> {
  return {
    partitionKey: audienceOf(person),
    rowKey: person.id,
    upn: person.upn,
    name: person.name,
    groupId: person.groupId,
    role: person.role,
    leads: person.leads ? JSON.stringify(person.leads) : '',
    approver: person.approver,
    ...(person.moves.length > 0 && { moves: movesToText(person.moves) }),
    ...(person.locale && { locale: person.locale }),
    ...(person.timeZone && { timeZone: person.timeZone }),
  };
}

/** Columns that the person and their chat write, and no import. */
const OWN_COLUMNS = [
  'locale',
  'timeZone',
  'conversationId',
  'serviceUrl',
  'tenantId',
  'userId',
  'botId',
  'unreachable',
  'pausedUntil',
] as const;

type OwnColumns = Partial<Pick<PersonRow, (typeof OWN_COLUMNS)[number]>>;

/** A person's own columns as a row has them, or only those that another row has differently. */
export function ownColumns(row: OwnColumns, unlike: OwnColumns = {}): OwnColumns {
  const changed = OWN_COLUMNS.filter((name) => row[name] !== undefined && row[name] !== unlike[name]);
  return Object.fromEntries(changed.map((name) => [name, row[name]]));
}

/** The whole row of a person, what the bot learnt of them included. */
export function toRow(person: Person): Row<PersonRow> {
  const { conversation } = person;
  return {
    ...toImportedRow(person),
    ...(conversation && {
      conversationId: conversation.id,
      serviceUrl: conversation.serviceUrl,
      tenantId: conversation.tenantId,
      userId: conversation.userId,
      botId: conversation.botId,
    }),
    unreachable: person.unreachable === 'left' ? '' : (person.unreachable ?? ''),
    pausedUntil: person.pausedUntil ?? '',
  };
}

const StoredReason = UnreachableReason.exclude(['left']);
const Leads = jsonCell(z.array(z.string()));
const Moves = jsonCell(z.array(z.object({ date: CalendarDate, groupId: z.string(), pilot: z.boolean() })));

/**
 * A person as their row says; rows from before a column was kept have its default.
 * @throws Error for a row that is not as it should be: half of somebody's rights is worse than none of them.
 */
export function toPerson(row: Stored<PersonRow>): Person {
  return {
    id: row.rowKey,
    upn: row.upn,
    name: row.name,
    groupId: row.groupId,
    pilot: row.partitionKey !== row.groupId,
    moves: movesFromText(row.moves),
    role: Role.parse(row.role),
    leads: row.leads ? Leads.parse(row.leads) : row.role === 'lead' ? null : [],
    approver: row.approver ?? false,
    locale: row.locale,
    timeZone: row.timeZone,
    conversation: conversationOf(row),
    unreachable: unreachableIn(row),
    pausedUntil: row.pausedUntil || undefined,
  };
}

/** Moves as one cell holds them: JSON. */
export function movesToText(moves: readonly MembershipMove[]): string {
  return JSON.stringify(moves.map(({ date, groupId, pilot }) => ({ date: date.toString(), groupId, pilot })));
}

/**
 * Moves from their cell; none where the cell was never written.
 * @throws Error for a cell that holds something else.
 */
export function movesFromText(text: string | undefined): MembershipMove[] {
  const kept = text ? Moves.parse(text) : [];
  return kept.map((move) => ({ ...move, date: Temporal.PlainDate.from(move.date) }));
}

/** Who has left is not written to, whatever their chat says. */
function unreachableIn({ groupId, unreachable }: PersonRow): UnreachableReason | undefined {
  if (groupId === LEFT.id) return 'left';
  return unreachable ? StoredReason.parse(unreachable) : undefined;
}

function conversationOf(row: PersonRow): Conversation | undefined {
  if (!row.conversationId || !row.serviceUrl) return undefined;
  return {
    id: row.conversationId,
    serviceUrl: row.serviceUrl,
    tenantId: row.tenantId ?? '',
    userId: row.userId ?? '',
    botId: row.botId ?? '',
  };
}
