import { z } from 'zod';
import { type Clock, today } from '../../clock.ts';
import { type JobHandler, jobHandler, LaterError } from '../../jobs/job.ts';
import type { People } from '../../people/people.ts';
import { isPaused } from '../../people/person.ts';
import type { Rollouts } from '../../rollout/rollouts.ts';
import type { Messenger } from '../../teams/messenger.ts';
import type { AnnouncementsTable } from '../announcements-table.ts';
import type { CardBook, ComposedCards } from '../composing/composed-messages.ts';
import type { CompositionsTable } from '../composing/compositions-table.ts';
import type { DeliveriesTable, FoundDelivery } from '../delivering/deliveries-table.ts';
import type { Pacer } from '../delivering/pacer.ts';
import { reminderCard } from './reminder-card.ts';
import type { FoundReminder, RemindersTable } from './reminders-table.ts';

export interface SendRemindersDeps {
  people: Pick<People, 'table'>;
  rollouts: Pick<Rollouts, 'wave'>;
  announcements: Pick<AnnouncementsTable, 'get'>;
  compositions: Pick<CompositionsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'chunk' | 'remind' | 'unremind'>;
  reminders: RemindersTable;
  cardBook: CardBook;
  messenger: Pick<Messenger, 'tell'>;
  pacer: Pacer;
  clock: Clock;
  timeZone: string;
}

/** People noted and written to together: after a crash at most so many miss the reminder, and nobody gets it twice. */
const BATCH = 50;
/** What is throttled is tried again this often within one batch, and then later. */
const MOST_ROUNDS = 5;
/** Teams says "too fast" without saying how long to wait: then this long, twice as long each time. */
const THROTTLE_FIRST_MS = 1_000;
/** After this long the job goes to the end of the queue, so that others get their turn. */
const SHARE_MS = 60_000;
const HELD_SECONDS = 15;
const THROTTLED_SECONDS = 10;
/** The bot itself is refused; somebody has to mend that first. */
const REFUSED_SECONDS = 300;

/** `at`: which reminder it is; an earlier one ends. */
const RemindJob = z.object({ id: z.uuid(), at: z.iso.datetime() });

/**
 * Writes to those who got an announcement and have not answered, chunk after chunk within the send budget. Whoever is
 * written to is noted first: a second run, or a crash, leaves somebody out rather than writing twice.
 */
export function remindJobs(deps: SendRemindersDeps): JobHandler[] {
  const { announcements, compositions, deliveries, reminders, cardBook, rollouts, clock } = deps;

  async function remindAll({ id, at }: z.infer<typeof RemindJob>, stopping: AbortSignal): Promise<void> {
    const announcement = await announcements.get(id);
    const begunAt = clock.now();
    let reminder: FoundReminder | undefined = await reminders.get(id);
    while (announcement?.chunks && reminder?.at === at && reminder.chunk < announcement.chunks) {
      stopping.throwIfAborted();
      if (clock.now() - begunAt > SHARE_MS) throw new LaterError(0, 'there are more people to remind');
      const found = await compositions.get(id);
      if (!found || found.state === 'retracted' || found.state === 'cancelled') return;
      const held = announcement.waveId && (await rollouts.wave(announcement.waveId)).heldBecause;
      if (held) throw new LaterError(HELD_SECONDS, 'the wave is held');

      const cards = await cardBook.of(announcement);
      const { essential } = found.composition;
      const messageFor = (row: FoundDelivery) => messageOf(cards, row, reminder?.text ?? '', essential);
      const rows = await deliveries.chunk(id, reminder.chunk);
      const open = await stillThere(
        deps,
        rows.filter((row) => isOpen(row, at)),
        essential,
      );
      const batch = open.slice(0, BATCH);
      if (batch.length === 0) reminder = await reminders.goOn(reminder, reminder.chunk + 1);
      // `changed`: somebody answered meanwhile, or another run was quicker; the chunk is read again either way.
      else if ((await deliveries.remind(batch, at)) === 'noted')
        await writeTo(deps, batch, messageFor, stopping);
    }
  }

  return [jobHandler('announcing.remind', RemindJob, remindAll)];
}

function isOpen({ state, acknowledgedAt, remindedAt, conversation }: FoundDelivery, at: string): boolean {
  return state === 'sent' && acknowledgedAt === null && (remindedAt ?? '') < at && conversation !== null;
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

async function messageOf(cards: ComposedCards, row: FoundDelivery, text: string, essential: boolean) {
  const announced = await cards.cardFor(row);
  const title = 'card' in announced ? announced.summary : '';
  return reminderCard({
    title,
    text,
    essential,
    receipt: { announcementId: row.announcementId, chunk: row.chunk },
  });
}

/** Writes to people who are noted. Whoever certainly got nothing is taken off again. */
async function writeTo(
  { messenger, pacer, deliveries, people }: SendRemindersDeps,
  noted: readonly FoundDelivery[],
  messageFor: (row: FoundDelivery) => ReturnType<typeof messageOf>,
  stopping: AbortSignal,
): Promise<void> {
  let waiting = noted;
  let refused = false;
  for (
    let round = 0;
    waiting.length > 0 && round < MOST_ROUNDS && !refused && !stopping.aborted;
    round += 1
  ) {
    const turns = await pacer.reserve(waiting.length);
    const again: FoundDelivery[] = [];
    await Promise.all(
      waiting.map(async (row) => {
        const message = await messageFor(row);
        if ((await turns.next()) === 'missed' || refused || stopping.aborted || !row.conversation)
          return void again.push(row);
        const outcome = await messenger.tell(row.conversation, message);
        if (outcome.kind === 'unreachable')
          await people.table.setUnreachable(row.personId, row.audience, outcome.why);
        if (outcome.kind === 'throttled' && !outcome.only)
          await pacer.pause(outcome.retryAfterMs ?? THROTTLE_FIRST_MS * 2 ** round);
        refused ||= outcome.kind === 'bot-refused';
        if (outcome.kind === 'throttled' || outcome.kind === 'bot-refused') again.push(row);
      }),
    );
    waiting = again;
  }
  if (waiting.length === 0) return;
  await deliveries.unremind(waiting);
  if (refused) throw new LaterError(REFUSED_SECONDS, 'Teams does not accept the bot');
  throw new LaterError(stopping.aborted ? 0 : THROTTLED_SECONDS, 'sending is paused');
}
