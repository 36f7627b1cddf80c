import { setTimeout as wait } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Clock, timestamp } from '../../../base/clock.ts';
import { inBatches } from '../../../doors/azure/table.ts';
import { LONGEST_WAIT_MS, type SendPacer, type SendTurns } from '../../telling/send-pacer.ts';
import { holdsLongEnough, nextStep } from '../record/delivery.ts';
import {
  type ChunkEnd,
  endOf,
  HELD,
  OVER,
  pausedFor,
  READ_AGAIN,
  SETTLED,
  STRAGGLERS,
  together,
  UNKNOWN_LATER,
} from './chunk-end.ts';
import { CHUNK_SIZE, type DeliveriesTable, type ToClaim } from './deliveries-table.ts';
import type { FoundDelivery } from './delivery-row.ts';
import type { Leavers } from './leavers.ts';
import type { OfficeBook } from './office.ts';
import {
  callsFor,
  isTriedAgain,
  type MessageFor,
  type NotSent,
  type Recipient,
  type Try,
  trySend,
} from './send.ts';
import type { Settler } from './settle.ts';
import type { SendingWatch } from './watch.ts';

/** People claimed, sent to and settled together: a whole chunk, which is one write each time. */
const CLAIM_BATCH = CHUNK_SIZE;
/** Two at once, so that one is claimed while the other is sent and the budget is never left unused. */
const BATCHES_AT_ONCE = 2;
/** After a crash of a process at most this many people may get the message twice. */
export const CLAIM_WINDOW = CLAIM_BATCH * BATCHES_AT_ONCE;

/** Lets a process hold no more than its claim window, whatever the number of jobs that it runs. */
export type ClaimSlots = LimitFunction;

export function createClaimSlots(): ClaimSlots {
  return pLimit(BATCHES_AT_ONCE);
}

/**
 * How long the turns of one batch may take: at a slow rate fewer people are claimed together, so that the last of them
 * is sent to long before the claim ends.
 */
const BATCH_MS = 3_000;
/** Turns that are reserved together: more of them would belong to nobody else for too long. */
const STRETCH_MS = 3_000;
const STRETCH_BATCHES = 2;

/** People are claimed this long before their turn: time enough for storage, and none that a crash could cost. */
const CLAIM_AHEAD_MS = 500;
/** What is throttled is tried again within one claim this many times, and then later. */
const MOST_ROUNDS = 5;

export interface DeliverDeps {
  deliveries: DeliveriesTable;
  pacer: SendPacer;
  office: OfficeBook;
  settler: Settler;
  slots: ClaimSlots;
  watch: SendingWatch;
  leavers: Leavers;
  clock: Clock;
}

/** So many chunks of an announcement, from one on: as many as are read at once. */
export interface Span {
  id: string;
  chunk: number;
  count: number;
}

/**
 * Sends an announcement to the people of some chunks. Safe to run twice, also at the same time: people are
 * claimed in storage before the send and settled after it, and only an unknown outcome is sent once more.
 */
export async function deliverSpan(
  deps: DeliverDeps,
  { id, chunk, count }: Span,
  messageFor: MessageFor,
  stopping: AbortSignal,
): Promise<ChunkEnd> {
  for (;;) {
    stopping.throwIfAborted();
    const says = await deps.watch.says(id);
    if (says !== 'go') return says === 'over' ? OVER : HELD;
    const found = await deps.deliveries.chunks(id, chunk, count);
    if (found.length === 0) return { end: 'empty' };
    deps.office.note(found);
    const { todo, lost, waitMs, sleepMs } = sortOut(found, deps.clock.now());
    for (const some of byChunk(lost)) await deps.settler.giveUp(some);
    const end = todo.length > 0 ? await sendTo(deps, todo, messageFor, stopping) : SETTLED;
    if (end === READ_AGAIN) continue;
    if (end.end === 'settled' && waitMs > 0)
      return { end: 'later', seconds: Math.ceil(waitMs / 1000), why: 'another run is sending to the rest' };
    if (end.end === 'settled' && Number.isFinite(sleepMs))
      return { end: 'later', seconds: Math.ceil(sleepMs / 1000), why: 'the hour of the rest has not come' };
    return end;
  }
}

/** What is to be sent now, what is given up, how long somebody else may still need, and when the next hour comes. */
function sortOut(found: readonly FoundDelivery[], now: number) {
  const todo: ToClaim[] = [];
  const lost: FoundDelivery[] = [];
  let waitMs = 0;
  let sleepMs = Number.POSITIVE_INFINITY;
  for (const delivery of found) {
    const step = nextStep(delivery, now);
    if (step.do === 'send') todo.push({ delivery, repeat: delivery.repeat || step.repeat });
    if (step.do === 'give-up') lost.push(delivery);
    if (step.do === 'wait') waitMs = Math.max(waitMs, step.ms);
    if (step.do === 'sleep') sleepMs = Math.min(sleepMs, step.ms);
  }
  return { todo, lost, waitMs, sleepMs };
}

/** Sends to these people in batches of a claim, a few of them in one stretch of the budget. */
async function sendTo(
  deps: DeliverDeps,
  todo: readonly ToClaim[],
  messageFor: MessageFor,
  stopping: AbortSignal,
): Promise<ChunkEnd | typeof READ_AGAIN> {
  const batches = batchesOf(todo, deps.pacer.everyMs);
  // What ends one batch for the whole announcement spares the rest their turns.
  let ended: ChunkEnd | undefined;
  const ends = await Promise.all(
    stretchesOf(batches, deps.pacer.everyMs).flatMap((stretch) => {
      let reserved: Promise<SendTurns> | undefined;
      return stretch.map((batch) =>
        deps.slots(async () => {
          if (ended) return ended;
          stopping.throwIfAborted();
          // The first batch that has a place reserves for all: asked for earlier, the stretch might pass unused.
          reserved ??= deps.pacer.reserve(callsFor(stretch.flat()));
          const end = await sendBatch(deps, batch, await reserved, messageFor, stopping);
          if (end?.end === 'over' || end?.end === 'paused') ended = end;
          return end;
        }),
      );
    }),
  );
  return together(ends);
}

/** People of one chunk who are claimed together: at a slow rate a few, at the least one. */
function batchesOf(todo: readonly ToClaim[], everyMs: number): ToClaim[][] {
  const batches: ToClaim[][] = [];
  let batch: ToClaim[] = [];
  for (const one of todo) {
    const full = batch.length === CLAIM_BATCH || callsFor([...batch, one]) * everyMs > BATCH_MS;
    const elsewhere = batch[0] && batch[0].delivery.chunk !== one.delivery.chunk;
    if (batch.length > 0 && (full || elsewhere)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(one);
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

function byChunk(deliveries: readonly FoundDelivery[]): FoundDelivery[][] {
  return [...Map.groupBy(deliveries, ({ chunk }) => chunk).values()];
}

/** Batches whose turns are reserved together: at a slow rate each for itself. */
function stretchesOf(batches: readonly ToClaim[][], everyMs: number): ToClaim[][][] {
  const together = batches.every((batch) => callsFor(batch) * everyMs * STRETCH_BATCHES <= STRETCH_MS);
  return inBatches(batches, together ? STRETCH_BATCHES : 1);
}

/** Claims a few people shortly before their turn, sends to them, and settles them. */
async function sendBatch(
  deps: DeliverDeps,
  batch: readonly ToClaim[],
  first: SendTurns,
  messageFor: MessageFor,
  stopping: AbortSignal,
): Promise<ChunkEnd | typeof READ_AGAIN> {
  const { deliveries, pacer, settler, watch, leavers, clock } = deps;
  const ahead = first.startAt - clock.now();
  if (ahead > LONGEST_WAIT_MS) return pausedFor(ahead);
  // A stop ends the wait: nothing is claimed yet.
  await wait(Math.max(0, ahead - CLAIM_AHEAD_MS), undefined, { signal: stopping });
  const says = await watch.says(batch[0]?.delivery.announcementId ?? '');
  if (says !== 'go') return says === 'over' ? OVER : HELD;
  const left = await leavers.ids();
  const claimedAt = clock.now();
  const claimed = await deliveries.claim(batch, timestamp(clock));
  if (claimed === 'changed') return READ_AGAIN;

  let waiting: readonly Recipient[] = claimed.map((delivery) => ({ delivery }));
  let unknown = false;
  for (let round = 0, turns = first; ; round += 1) {
    const tries = await sendRound(deps, waiting, turns, { messageFor, left, claimedAt, stopping });
    unknown ||= tries.some(
      ({ outcome, recipient }) => outcome.kind === 'unknown' && recipient.delivery.tries < 2,
    );
    const again = tries.filter(isTriedAgain);
    const stop = endOf(tries);
    if (stop || again.length === 0) {
      await settler.settle(tries);
      return stop ?? (unknown ? UNKNOWN_LATER : SETTLED);
    }
    if (again.length < tries.length && again.every(isMissed)) {
      await settler.settle(tries);
      return unknown ? UNKNOWN_LATER : STRAGGLERS;
    }
    waiting = again.map(({ recipient }) => recipient);
    turns = await pacer.reserve(callsFor(waiting), round + 1);
    const aheadMs = turns.startAt - clock.now();
    if (round + 1 === MOST_ROUNDS || !holdsLongEnough(claimedAt, turns.startAt + BATCH_MS)) {
      await settler.settle(tries);
      return pausedFor(aheadMs);
    }
    await settler.settle(tries.filter((one) => !again.includes(one)));
  }
}

function isMissed({ outcome }: Try): boolean {
  return outcome.kind === 'not-sent' && outcome.why === 'missed';
}

interface Round {
  messageFor: MessageFor;
  /** Object ids of who has left the organisation. */
  left: ReadonlySet<string>;
  /** In ms since 1970. */
  claimedAt: number;
  stopping: AbortSignal;
}

function sendRound(
  { office, watch, clock }: DeliverDeps,
  recipients: readonly Recipient[],
  turns: SendTurns,
  { messageFor, left, claimedAt, stopping }: Round,
): Promise<Try[]> {
  async function mayGoOn(id: string): Promise<NotSent | undefined> {
    if (stopping.aborted) return 'stopping';
    if (!holdsLongEnough(claimedAt, clock.now())) return 'missed';
    const says = await watch.says(id);
    return says === 'go' ? undefined : says;
  }
  return Promise.all(
    recipients.map(async (recipient) => {
      const { delivery } = recipient;
      const deps = {
        office: office.current(),
        hasLeft: left.has(delivery.personId),
        mayGoOn: () => mayGoOn(delivery.announcementId),
      };
      return trySend(deps, recipient, turns, await messageFor(delivery));
    }),
  );
}
