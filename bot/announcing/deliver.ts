import { setTimeout as wait } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Clock, timestamp } from '../clock.ts';
import { LaterError } from '../jobs/job.ts';
import type { People } from '../people/people.ts';
import type { Reply } from '../teams/chat.ts';
import type { Messenger } from '../teams/messenger.ts';
import type { SendOutcome } from '../teams/outcome.ts';
import type { AnnouncementsTable } from './announcements-table.ts';
import type { DeliveriesTable, FoundDelivery } from './deliveries-table.ts';
import { nextStep, type Settlement } from './delivery.ts';
import type { SendBudget } from './send-budget.ts';

/** People claimed, sent to and settled together. */
const CLAIM_BATCH = 25;
/** Two at once, so that one is claimed while the other is sent and the budget is never left unused. */
const BATCHES_AT_ONCE = 2;
/** After a crash of a process at most this many people may get the message twice. */
export const CLAIM_WINDOW = CLAIM_BATCH * BATCHES_AT_ONCE;

/** Lets a process hold no more than its claim window, whatever the number of jobs that it runs. */
export type ClaimSlots = LimitFunction;

export function createClaimSlots(): ClaimSlots {
  return pLimit(BATCHES_AT_ONCE);
}

/** A turn that is further away is given back: a claim must not outlive its lease. */
const LONGEST_WAIT_MS = 10_000;

/** Teams says "too fast" without saying how long to wait: then this long, twice as long each time. */
const THROTTLE_FIRST_MS = 1_000;
const MOST_THROTTLES = 4;

interface DeliverDeps {
  people: People;
  announcements: AnnouncementsTable;
  deliveries: DeliveriesTable;
  budget: SendBudget;
  messenger: Messenger;
  slots: ClaimSlots;
  clock: Clock;
}

/** The message of an announcement for one person of a chunk. */
export type MessageFor = (delivery: Pick<FoundDelivery, 'locale'>) => Reply;

/**
 * Sends an announcement to the people of one chunk. Safe to run twice, also at the same time: people are
 * claimed in storage before the send and settled after it, and only an unknown outcome is sent once more.
 * @throws LaterError while another run holds some of them, or while sending is paused.
 */
export async function deliverChunk(
  deps: DeliverDeps,
  { id, chunk }: { id: string; chunk: number },
  messageFor: MessageFor,
  stopping: AbortSignal,
): Promise<void> {
  for (;;) {
    stopping.throwIfAborted();
    const announcement = await deps.announcements.get(id);
    if (!announcement || announcement.state === 'stopped') return;
    const found = await deps.deliveries.chunk(id, chunk);
    const { todo, lost, waitMs } = sortOut(found, deps.clock.now());
    if (lost.length > 0)
      await settle(
        deps,
        lost.map((delivery) => ({
          delivery,
          settlement: { state: 'unknown', raw: 'no outcome after the last try' },
        })),
      );
    if (todo.length === 0 && waitMs === 0) return;
    if (todo.length === 0)
      throw new LaterError(Math.ceil(waitMs / 1000), 'another run is sending to the rest of the chunk');
    for (let at = 0; at < todo.length; at += CLAIM_BATCH) {
      stopping.throwIfAborted();
      const batch = todo.slice(at, at + CLAIM_BATCH);
      if (!(await deps.slots(() => sendBatch(deps, batch, messageFor)))) break;
    }
  }
}

/** What is to be sent now, what is given up, and how long somebody else may still need. */
function sortOut(found: readonly FoundDelivery[], now: number) {
  const todo: FoundDelivery[] = [];
  const lost: FoundDelivery[] = [];
  let waitMs = 0;
  for (const delivery of found) {
    const step = nextStep(delivery, now);
    if (step.do === 'send')
      todo.push({ ...delivery, tries: delivery.tries + 1, repeat: delivery.repeat || step.repeat });
    if (step.do === 'give-up') lost.push(delivery);
    if (step.do === 'wait') waitMs = Math.max(waitMs, step.ms);
  }
  return { todo, lost, waitMs };
}

/** Claims a few people, sends to them within the budget, and settles them. False when the chunk must be read again. */
async function sendBatch(
  deps: DeliverDeps,
  batch: readonly FoundDelivery[],
  messageFor: MessageFor,
): Promise<boolean> {
  const { deliveries, clock } = deps;
  if ((await deliveries.claim(batch, timestamp(clock))) === 'changed') return false;

  let waiting = batch;
  for (let round = 0; waiting.length > 0; round += 1) {
    const slots = await deps.budget.reserve(waiting.length);
    const ahead = slots.startAt - clock.now();
    if (ahead > LONGEST_WAIT_MS || round > MOST_THROTTLES) {
      await giveBack(deps, waiting);
      throw new LaterError(Math.max(1, Math.ceil(ahead / 1000)), 'sending is paused');
    }
    const outcomes = await Promise.all(
      waiting.map(async (delivery, index) => {
        await wait(Math.max(0, slots.startAt + index * slots.everyMs - clock.now()));
        return { delivery, outcome: await send(deps, delivery, messageFor) };
      }),
    );
    await settleOutcomes(deps, outcomes);
    waiting = await slowDown(deps, outcomes, round);
  }
  return true;
}

interface Outcome {
  delivery: FoundDelivery;
  outcome: SendOutcome;
}

async function send(
  { messenger }: DeliverDeps,
  delivery: FoundDelivery,
  messageFor: MessageFor,
): Promise<SendOutcome> {
  if (!delivery.conversation) return { kind: 'unreachable', why: 'not-installed', raw: '' };
  return messenger.tell(delivery.conversation, messageFor(delivery));
}

/** Settles everything but throttled messages. When the bot itself is refused, the announcement stops. */
async function settleOutcomes(deps: DeliverDeps, outcomes: readonly Outcome[]): Promise<void> {
  const settled = outcomes.flatMap(({ delivery, outcome }) => {
    const settlement = settlementOf(outcome);
    return settlement ? [{ delivery, settlement }] : [];
  });
  await settle(deps, settled);
  for (const { delivery, outcome } of outcomes) {
    if (outcome.kind === 'unreachable')
      await deps.people.table.setUnreachable(delivery.personId, delivery.audience, outcome.why);
  }
  const refused = outcomes.find(({ outcome }) => outcome.kind === 'bot-refused');
  if (refused?.outcome.kind !== 'bot-refused') return;
  await deps.announcements.stop(
    refused.delivery.announcementId,
    `Teams does not accept the bot: ${refused.outcome.raw}`,
  );
}

function settlementOf(outcome: SendOutcome): Settlement | undefined {
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
      return { state: 'pending' };
    case 'throttled':
      return undefined;
  }
}

/** Pauses everybody for as long as Teams asked, and returns who has to be tried again. */
async function slowDown(
  deps: DeliverDeps,
  outcomes: readonly Outcome[],
  round: number,
): Promise<FoundDelivery[]> {
  const again: FoundDelivery[] = [];
  let pauseMs = 0;
  for (const { delivery, outcome } of outcomes) {
    if (outcome.kind !== 'throttled') continue;
    again.push(delivery);
    pauseMs = Math.max(pauseMs, outcome.retryAfterMs ?? THROTTLE_FIRST_MS * 2 ** round);
  }
  if (again.length > 0) await deps.budget.pause(pauseMs);
  return again;
}

/** These were certainly not sent: the claim and its try do not count. */
async function giveBack(deps: DeliverDeps, deliveries: readonly FoundDelivery[]): Promise<void> {
  await settle(
    deps,
    deliveries.map((delivery) => ({
      delivery: { ...delivery, tries: delivery.tries - 1 },
      settlement: { state: 'pending' },
    })),
  );
}

async function settle(
  deps: DeliverDeps,
  settled: readonly { delivery: FoundDelivery; settlement: Settlement }[],
): Promise<void> {
  if (settled.length > 0) await deps.deliveries.settle(settled, timestamp(deps.clock));
}
