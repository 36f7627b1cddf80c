import { type Clock, timestamp } from '../../base/clock.ts';
import type { AppInstaller } from '../../doors/graph/app-installer.ts';
import type { InstallOutcome } from '../../doors/graph/install-outcome.ts';
import type { DeliveriesTable } from '../delivery/sending/deliveries-table.ts';
import type { FoundDelivery } from '../delivery/sending/delivery-row.ts';
import type { Pacer, Turns } from '../telling/pacer.ts';
import { type AppReason, type Install, isWithoutApp, MOST_SILENCES } from './install.ts';
import type { FoundInstall, InstallsTable } from './installs-table.ts';

export interface AskDeps {
  installer: AppInstaller;
  /** Of the budget for installations; its pause holds for every process. */
  pacer: Pacer;
  installs: InstallsTable;
  deliveries: Pick<DeliveriesTable, 'chunk' | 'explain'>;
  clock: Clock;
}

/** Asked together: two seconds' worth at the rate that is set unless somebody sets another. */
export const ASK_BATCH = 30;
/** "Too fast" this often in a row counts as no answer: the next pass asks again. */
const MOST_ROUNDS = 5;
/** Graph says "too fast" without saying how long to wait: then this long, twice as long each time. */
const THROTTLE_FIRST_MS = 2_000;

export interface Asked {
  /** What Graph said when it lets this product install nothing; then nobody else was asked. */
  notPermitted: string | undefined;
  /** Graph did not answer about some: they are asked about again. */
  silent: boolean;
  /** Why some cannot be reached is told in other words now. */
  explained: boolean;
}

/**
 * Asks Graph to install the app for these people, in the order of their deliveries. It is written down before, so that
 * Teams may tell of one before Graph has answered; after a crash they are asked about once more, which does no harm.
 */
export async function askGraph(
  deps: AskDeps,
  id: string,
  people: readonly FoundDelivery[],
  known: ReadonlyMap<string, Install>,
  wishedAt: string,
  stopping: AbortSignal,
): Promise<Asked> {
  const { installs, pacer, clock } = deps;
  const [first] = people;
  const last = people.at(-1);
  if (!first || !last) return { notPermitted: undefined, silent: false, explained: false };
  const askedAt = timestamp(clock);
  await installs.ask(
    id,
    people.map(({ chunk, personId }) => {
      const before = known.get(personId);
      const silences = before?.wishedAt === wishedAt ? before.silences : 0;
      return { chunk, personId, state: 'asking', askedAt, wishedAt, silences, came: false, alone: false };
    }),
  );

  let notPermitted: string | undefined;
  const turns = await pacer.reserve(people.length);
  const outcomes = new Map<string, InstallOutcome>();
  await Promise.all(
    people.map(async ({ personId }) => {
      const outcome = await askInTurn(deps, personId, turns, stopping, () => notPermitted !== undefined);
      if (outcome?.kind === 'not-permitted') notPermitted ??= outcome.raw;
      if (outcome) outcomes.set(personId, outcome);
    }),
  );
  stopping.throwIfAborted();

  await note(deps, id, first, last, outcomes);
  const refused = people.flatMap((row) => {
    const told = whyNot(outcomes.get(row.personId), known.get(row.personId), wishedAt);
    return told ? [{ row, ...told }] : [];
  });
  for (const [chunk, told] of Map.groupBy(refused, ({ row }) => row.chunk))
    await explain(deps, id, chunk, new Map(told.map(({ row, why, raw }) => [row.personId, { why, raw }])));
  const silent = [...outcomes.values()].some(({ kind }) => kind === 'unavailable');
  return { notPermitted, silent, explained: refused.length > 0 };
}

/** Undefined when it was not asked after all. */
async function askInTurn(
  { installer, pacer }: AskDeps,
  personId: string,
  first: Turns,
  stopping: AbortSignal,
  isOver: () => boolean,
): Promise<InstallOutcome | undefined> {
  let turns = first;
  for (let round = 0; round < MOST_ROUNDS; ) {
    const turn = await turns.next();
    if (stopping.aborted || isOver()) return undefined;
    if (turn === 'now') {
      const outcome = await installer.install(personId);
      if (outcome.kind !== 'throttled') return outcome;
      await pacer.pause(outcome.retryAfterMs ?? THROTTLE_FIRST_MS * 2 ** round);
      round += 1;
    }
    turns = await pacer.reserve(1);
  }
  return { kind: 'unavailable', raw: '429 again and again' };
}

/** Writes down what Graph said, unless Teams has told of somebody since: then they have the app. */
async function note(
  { installs }: AskDeps,
  id: string,
  first: FoundDelivery,
  last: FoundDelivery,
  outcomes: ReadonlyMap<string, InstallOutcome>,
): Promise<void> {
  for (;;) {
    const found = await installs.between(id, first, last);
    const changed = [...found.values()].flatMap((install) => {
      const outcome = outcomes.get(install.personId);
      return outcome && install.state === 'asking' ? [answered(install, outcome)] : [];
    });
    if ((await installs.change(id, changed)) === 'written') return;
  }
}

function answered(install: FoundInstall, outcome: InstallOutcome): FoundInstall {
  switch (outcome.kind) {
    case 'installed':
      return { ...install, state: 'asked' };
    case 'already':
      return { ...install, state: 'here' };
    case 'refused':
      return { ...install, state: 'refused' };
    case 'unavailable': {
      const silences = install.silences + 1;
      return { ...install, silences, state: silences < MOST_SILENCES ? 'asking' : 'refused' };
    }
    case 'throttled':
    case 'not-permitted':
      return install;
  }
}

function whyNot(
  outcome: InstallOutcome | undefined,
  before: Install | undefined,
  wishedAt: string,
): { why: AppReason; raw: string } | undefined {
  if (outcome?.kind === 'refused') return { why: outcome.why, raw: outcome.raw };
  if (outcome?.kind !== 'unavailable') return undefined;
  const silences = (before?.wishedAt === wishedAt ? before.silences : 0) + 1;
  return silences < MOST_SILENCES ? undefined : { why: 'install-unanswered', raw: outcome.raw };
}

/** Whoever was reached meanwhile, by whichever way, is left alone. */
async function explain(
  { deliveries }: AskDeps,
  id: string,
  chunk: number,
  told: ReadonlyMap<string, { why: AppReason; raw: string }>,
): Promise<void> {
  for (;;) {
    const rows = await deliveries.chunk(id, chunk);
    const explained = rows.flatMap((delivery) => {
      const reason = told.get(delivery.personId);
      return reason && isWithoutApp(delivery) ? [{ delivery, ...reason }] : [];
    });
    if ((await deliveries.explain(explained)) === 'written') return;
  }
}
