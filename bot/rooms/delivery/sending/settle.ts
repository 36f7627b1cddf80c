import { type Clock, timestamp } from '../../../base/clock.ts';
import { message } from '../../../base/words/message.ts';
import type { Jobs } from '../../../doors/jobs/job.ts';
import type { People } from '../../people/people.ts';
import { TELL_LEADS } from '../job-kinds.ts';
import type { Settlement } from '../record/delivery.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import type { DeliveriesTable, Settled } from './deliveries-table.ts';
import type { FoundDelivery } from './delivery-row.ts';
import { isTriedAgain, type Recipient, type Try } from './send.ts';
import type { SendingWatch } from './watch.ts';

export interface SettleDeps {
  people: People;
  sendings: SendingsTable;
  deliveries: DeliveriesTable;
  watch: SendingWatch;
  jobs: Jobs;
  clock: Clock;
}

/** Writes down what became of claimed people. Each way out of a claim is here. */
export interface Settler {
  /** Settles what was tried. What certainly was not sent is free again, and its try does not count. */
  settle(tries: readonly Try[]): Promise<void>;
  /** The outcome will never be known, and it was tried as often as it may be. */
  giveUp(lost: readonly FoundDelivery[]): Promise<void>;
}

export function createSettler(deps: SettleDeps): Settler {
  const { people, sendings, deliveries, watch, jobs, clock } = deps;

  async function write(settled: readonly Settled[]) {
    if (settled.length > 0) await deliveries.settle(settled, timestamp(clock));
  }

  /** What the next announcement should know about a person. */
  async function remember({ delivery, made }: Recipient, outcome: Try['outcome']): Promise<void> {
    const { personId, audience } = delivery;
    // Who has left is kept as that already, and only until they come back.
    if (outcome.kind === 'unreachable' && outcome.why !== 'left')
      await people.table.setUnreachable(personId, audience, outcome.why);
    if (outcome.kind !== 'sent' || !made) return;
    const person = await people.table.find(personId);
    if (person) await people.table.setConversation(person, made);
  }

  /** The bot itself is refused: whoever else is tried would be as well. */
  async function stop({ announcementId }: FoundDelivery, raw: string): Promise<void> {
    await sendings.stop(announcementId, message('delivery.bot-refused', { raw }));
    watch.forget(announcementId);
    await jobs.add(TELL_LEADS, { id: announcementId });
  }

  return {
    async settle(tries) {
      await write(
        tries.map((one) => {
          const { delivery, made } = one.recipient;
          return { delivery, settlement: { ...settlementOf(one), ...(made && { conversation: made }) } };
        }),
      );
      await Promise.all(tries.filter(isDone).map(({ recipient, outcome }) => remember(recipient, outcome)));
      for (const { recipient, outcome } of tries)
        if (outcome.kind === 'bot-refused') return stop(recipient.delivery, outcome.raw);
    },
    giveUp: (lost) =>
      write(
        lost.map((delivery) => ({
          delivery,
          settlement: { state: 'unknown', raw: 'no outcome after the last try' },
        })),
      ),
  };
}

/** What is to be tried again, and now cannot be, has had no outcome yet. */
function isDone(one: Try): boolean {
  return !isTriedAgain(one);
}

function settlementOf(one: Try): Settlement {
  if (!isDone(one)) return { state: 'pending' };
  const { outcome, recipient } = one;
  // The one before may have arrived: that this one was refused says nothing about it.
  if (recipient.delivery.repeat && 'why' in outcome && outcome.kind !== 'not-sent')
    return { state: 'unknown', raw: outcome.raw };
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', activityId: outcome.activityId };
    case 'unreachable':
      return { state: 'unreachable', why: outcome.why, raw: outcome.raw };
    case 'failed':
      return { state: 'failed', why: outcome.why, raw: outcome.raw };
    case 'unknown':
      return { state: 'unknown', raw: outcome.raw };
    case 'bot-refused':
    case 'throttled':
    case 'not-sent':
      return { state: 'pending' };
  }
}
