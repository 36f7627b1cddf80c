import { type Clock, timestamp, today } from '../../../base/clock.ts';
import { readingLocale } from '../../../base/words/languages.ts';
import { message } from '../../../base/words/message.ts';
import { sayIn } from '../../../base/words/say.ts';
import { sentences } from '../../../base/words/sentences.ts';
import { handleJob, type JobData, type JobHandler, type Jobs, LaterError } from '../../../doors/jobs/job.ts';
import type { AnnouncementCards, CardBook } from '../../announcements/cards/card-book.ts';
import { BY_ITSELF } from '../../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import type { AuditTable } from '../../announcements/record/audit-table.ts';
import type { People } from '../../people/people.ts';
import { isPaused } from '../../people/person.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { CALLED_OFF } from '../../rollout/waves/wave-hold.ts';
import { REFUSED_SECONDS, waitForMending } from '../../telling/bot-refused.ts';
import { LONGEST_WAIT_MS, type SendPacer } from '../../telling/send-pacer.ts';
import { REMIND } from '../job-kinds.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import type { FoundDelivery } from '../sending/delivery-row.ts';
import type { Sweeper } from '../sending/sweep.ts';
import { calledOffCard } from './called-off-card.ts';
import { reminderCard } from './reminder-card.ts';
import type { FoundReminder, ReminderAbout, RemindersTable } from './reminders-table.ts';

export interface SendRemindersDeps {
  people: Pick<People, 'table'>;
  rollouts: Pick<Rollouts, 'heldBy' | 'wave'>;
  sendings: Pick<SendingsTable, 'get'>;
  announcements: Pick<AnnouncementsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'chunk' | 'remind' | 'unremind'>;
  audit: Pick<AuditTable, 'add'>;
  jobs: Jobs;
  reminders: RemindersTable;
  cardBook: CardBook;
  pacer: SendPacer;
  clock: Clock;
  timeZone: string;
}

/** People noted and written to together: after a crash at most so many miss the reminder, and nobody gets it twice. */
const BATCH = 50;
/** What is throttled is tried again this often within one batch, and then later. */
const MOST_ROUNDS = 5;
/** After this long the job goes to the end of the queue, so that others get their turn. */
const SHARE_MS = 60_000;
const HELD_SECONDS = 15;
const THROTTLED_SECONDS = 10;

/** A reminder without a sign of life for longer than any of these waits has lost its job. */
const SILENT_MS = 2 * REFUSED_SECONDS * 1_000;

/**
 * Writes to those who got an announcement and have not answered, chunk after chunk within the send budget. Whoever is
 * written to is noted first: a second run, or a crash, leaves somebody out rather than writing twice. Of a wave that was
 * cancelled, everybody who got it is told so in the same way.
 */
export function remindJobs(deps: SendRemindersDeps): JobHandler[] {
  const { sendings, announcements, deliveries, reminders, cardBook, rollouts, clock } = deps;

  async function remindAll({ id, at }: JobData<typeof REMIND>, stopping: AbortSignal): Promise<void> {
    const sending = await sendings.get(id);
    const begunAt = clock.now();
    let reminder: FoundReminder | undefined = await reminders.get(id);
    while (reminder?.at === at && reminder.aliveAt !== null) {
      if (!sending?.chunks || reminder.chunk >= sending.chunks) return end(deps, reminder);
      stopping.throwIfAborted();
      if (clock.now() - begunAt > SHARE_MS) throw new LaterError(0, 'there are more people to remind');
      const found = await announcements.get(id);
      const { about } = reminder;
      if (!found || found.state === 'retracted') return end(deps, reminder);
      if (found.state === 'cancelled' && about === 'answer') return end(deps, reminder);
      const held = sending.waveId && (await rollouts.heldBy(sending.waveId));
      if ((held === CALLED_OFF) !== (about === 'called-off')) return end(deps, reminder);
      if (held && about === 'answer') {
        await reminders.goOn(reminder, { aliveAt: timestamp(clock) });
        throw new LaterError(HELD_SECONDS, 'the wave is held');
      }

      const cards = await cardBook.of(sending);
      const { essential } = found.announcement;
      const reason = about === 'called-off' ? await whyCalledOff(deps, sending.waveId) : undefined;
      const messageFor = (row: FoundDelivery) =>
        reason === undefined
          ? messageOf(cards, row, reminder?.text ?? '', essential)
          : calledOffMessage(cards, row, reason);
      const rows = await deliveries.chunk(id, reminder.chunk);
      const open = await stillThere(
        deps,
        rows.filter((row) => isOpen(row, at, about)),
        essential,
      );
      const batch = open.slice(0, BATCH);
      if (batch.length === 0)
        reminder = await reminders.goOn(reminder, { chunk: reminder.chunk + 1, aliveAt: timestamp(clock) });
      // `changed`: somebody answered meanwhile, or another run was quicker; the chunk is read again either way.
      else if ((await deliveries.remind(batch, at)) === 'noted')
        reminder = await writeTo(deps, reminder, batch, messageFor, stopping);
    }
  }

  return [handleJob(REMIND, remindAll)];
}

/** For the sweep: queues reminders again whose job was lost, or never queued. Once too often does no harm. */
export function remindAgain({
  reminders,
  jobs,
  clock,
}: Pick<SendRemindersDeps, 'reminders' | 'jobs' | 'clock'>): Sweeper {
  return async () => {
    for (const { announcementId: id, at, aliveAt } of await reminders.unfinished()) {
      if (aliveAt !== null && clock.now() - Date.parse(aliveAt) > SILENT_MS)
        await jobs.add(REMIND, { id, at });
    }
  };
}

function isOpen(
  { state, acknowledgedAt, remindedAt, conversation }: FoundDelivery,
  at: string,
  about: ReminderAbout,
): boolean {
  const concerned = about === 'called-off' || acknowledgedAt === null;
  return state === 'sent' && concerned && (remindedAt ?? '') < at && conversation !== null;
}

/** As a lead wrote it; empty where the rollout is gone altogether. */
async function whyCalledOff(
  { rollouts }: Pick<SendRemindersDeps, 'rollouts'>,
  waveId: string | null,
): Promise<string> {
  return waveId === null ? '' : ((await rollouts.wave(waveId)).cancelled?.reason ?? '');
}

async function calledOffMessage(cards: AnnouncementCards, row: FoundDelivery, reason: string) {
  const { summary: title } = await cards.cardFor(row);
  return calledOffCard({ title, reason }, sayIn(readingLocale(row.locale)));
}

/** Without those who paused announcements since, or whom the bot cannot reach any more. */
async function stillThere(
  { people, clock, timeZone }: SendRemindersDeps,
  rows: readonly FoundDelivery[],
  essential: boolean,
): Promise<FoundDelivery[]> {
  const date = today(clock, timeZone).toString();
  const wanted = await Promise.all(
    rows.map(async ({ personId }) => {
      const person = await people.table.find(personId);
      return person !== undefined && !person.unreachable && (essential || !isPaused(person, date));
    }),
  );
  return rows.filter((_, index) => wanted[index]);
}

async function messageOf(cards: AnnouncementCards, row: FoundDelivery, text: string, essential: boolean) {
  const { summary: title } = await cards.cardFor(row);
  const receipt = { announcementId: row.announcementId, chunk: row.chunk };
  return reminderCard({ title, text, essential, receipt }, sayIn(readingLocale(row.locale)));
}

/** Whom it did not reach is said in the record of the announcement. */
async function end({ reminders, audit }: SendRemindersDeps, reminder: FoundReminder): Promise<void> {
  const { announcementId: id, failed, unknown } = reminder;
  // As it stands in its row: the same once more after a crash.
  const at = reminder.aliveAt ?? reminder.at;
  const note = sentences([
    ...(failed > 0 ? [message('delivery.reminder-refused', { people: failed })] : []),
    ...(unknown > 0 ? [message('delivery.reminder-unknown', { people: unknown })] : []),
  ]);
  if (failed + unknown > 0)
    await audit.add(id, { what: 'reminded', by: BY_ITSELF, at, note }, 'reminder-ended');
  await reminders.goOn(reminder, { aliveAt: null });
}

/** Writes to people who are noted. Whoever certainly got nothing is taken off again. */
async function writeTo(
  { pacer, deliveries, people, reminders, clock }: SendRemindersDeps,
  reminder: FoundReminder,
  noted: readonly FoundDelivery[],
  messageFor: (row: FoundDelivery) => ReturnType<typeof messageOf>,
  stopping: AbortSignal,
): Promise<FoundReminder | undefined> {
  let waiting = noted;
  let refused = false;
  let { failed, unknown } = reminder;
  let waitMs = THROTTLED_SECONDS * 1_000;
  for (
    let round = 0;
    waiting.length > 0 && round < MOST_ROUNDS && !refused && !stopping.aborted;
    round += 1
  ) {
    const turns = await pacer.reserve(waiting.length, round);
    const ahead = pacer.soonest() - clock.now();
    if (ahead > LONGEST_WAIT_MS) {
      waitMs = ahead;
      break;
    }
    const again: FoundDelivery[] = [];
    await Promise.all(
      waiting.map(async (row) => {
        const message = await messageFor(row);
        const line = await turns.next();
        if (line === 'missed' || refused || stopping.aborted || !row.conversation)
          return void again.push(row);
        const outcome = await line.tell(row.conversation, message);
        if (outcome.kind === 'unreachable')
          await people.table.setUnreachable(row.personId, row.audience, outcome.why);
        if (outcome.kind === 'failed') failed += 1;
        if (outcome.kind === 'unknown') unknown += 1;
        refused ||= outcome.kind === 'bot-refused';
        if (outcome.kind === 'throttled' || outcome.kind === 'bot-refused') again.push(row);
      }),
    );
    waiting = again;
  }
  const counted = failed + unknown > reminder.failed + reminder.unknown;
  const next = counted ? await reminders.goOn(reminder, { failed, unknown }) : reminder;
  if (waiting.length === 0) return next;
  await deliveries.unremind(waiting);
  if (refused) throw waitForMending();
  throw new LaterError(stopping.aborted ? 0 : waitMs / 1_000, 'sending is paused');
}
