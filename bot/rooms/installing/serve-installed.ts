import { type Clock, timestamp } from '../../base/clock.ts';
import { inBatches } from '../../doors/azure/table.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { DeliveryNews } from '../announcements/runs/delivery-news.ts';
import { COUNT_WHILE_SENDING, DELIVER } from '../delivery/job-kinds.ts';
import type { SendingsTable } from '../delivery/record/sendings-table.ts';
import type { DeliveriesTable } from '../delivery/sending/deliveries-table.ts';
import type { FoundDelivery } from '../delivery/sending/delivery-row.ts';
import type { People } from '../people/people.ts';
import { serveStep } from './install.ts';
import type { FoundInstall, InstallsTable } from './installs-table.ts';

export interface ServeDeps {
  people: Pick<People, 'table'>;
  sendings: SendingsTable;
  news: Pick<DeliveryNews, 'reopen'>;
  deliveries: DeliveriesTable;
  installs: InstallsTable;
  jobs: Jobs;
  clock: Clock;
}

/** Teams tells of an installation within seconds; after this long it is tried without. */
export const PATIENCE_MS = 120_000;
/** Every process knows by then that the announcement is being sent again; before, it might leave the job alone. */
const KNOWN_SECONDS = 2;
const BATCH = 100;

export interface Served {
  /** People who are being sent to. */
  open: number;
  /** When the next one is tried without waiting for Teams, in ms since 1970. */
  lateAt: number | undefined;
}

/**
 * Sends the announcement to those who have the app by now. Exactly once: a delivery that was settled otherwise since it
 * was read is left alone, and what is pending is the engine's. Safe to run twice and to break off.
 */
export async function serveInstalled(deps: ServeDeps, id: string): Promise<Served> {
  const lateAt = await takeLate(deps, id);
  const here = await Array.fromAsync(deps.installs.inState(id, 'here'));
  const opened = await Array.fromAsync(deps.installs.inState(id, 'opened'));
  const chunks = Map.groupBy([...here, ...opened], ({ chunk }) => chunk);
  if (chunks.size === 0) return { open: 0, lateAt };
  // Not while somebody changes, cancels or retracts it: then the next look decides.
  const goesOut = here.length === 0 || (await deps.news.reopen(id));
  let open = 0;
  const busy: number[] = [];
  for (const [chunk, people] of chunks) {
    const waiting = await serveChunk(deps, id, chunk, people, goesOut);
    open += waiting;
    if (waiting > 0) busy.push(chunk);
  }
  if (busy.length > 0) await deliver(deps, id, busy, here.length > 0);
  return { open, lateAt };
}

/** Whoever Teams has not told of for long is tried without. */
async function takeLate({ installs, clock }: ServeDeps, id: string): Promise<number | undefined> {
  let next: number | undefined;
  const late: FoundInstall[] = [];
  for await (const install of installs.inState(id, 'asked')) {
    if (install.alone) continue;
    const at = Date.parse(install.askedAt) + PATIENCE_MS;
    if (at <= clock.now()) late.push({ ...install, state: 'here', alone: true });
    else if (next === undefined || at < next) next = at;
  }
  // One that changed meanwhile was told of: it is read again anyway.
  for (const some of inBatches(late, BATCH)) await installs.change(id, some);
  return next;
}

/** Gives how many of these people of one chunk are being sent to. */
async function serveChunk(
  { people, deliveries, installs }: ServeDeps,
  id: string,
  chunk: number,
  waiting: readonly FoundInstall[],
  goesOut: boolean,
): Promise<number> {
  const rows = new Map((await deliveries.chunk(id, chunk)).map((row) => [row.personId, row]));
  const changed: FoundInstall[] = [];
  const served: string[] = [];
  const toOpen: { install: FoundInstall; row: FoundDelivery }[] = [];
  let open = 0;
  for (const install of waiting) {
    const row = rows.get(install.personId);
    switch (serveStep(install, row)) {
      case 'open':
        if (row && goesOut) toOpen.push({ install, row });
        break;
      case 'wait':
        open += 1;
        // Opened before a crash, or by a lead who sends it again.
        if (install.state === 'here') changed.push({ ...install, state: 'opened' });
        break;
      case 'served':
        changed.push({ ...install, state: 'served' });
        served.push(install.personId);
        break;
      case 'missed':
        changed.push({ ...install, state: 'missed' });
        break;
      case 'once-more':
        changed.push({ ...install, state: 'here', came: false });
        break;
      case 'not-yet':
        changed.push({ ...install, state: 'asked', alone: true });
        break;
    }
  }
  const ready = await Promise.all(toOpen.map(async ({ row }) => asNow(people, row)));
  // Settled by another way since: the next look finds it so.
  if (ready.length > 0 && (await deliveries.openAgain(ready)) === 'written') {
    open += ready.length;
    changed.push(...toOpen.map(({ install }) => ({ ...install, state: 'opened' as const, came: false })));
  }
  if ((await installs.change(id, changed)) === 'written')
    await Promise.all(served.map((personId) => installs.forget(id, personId)));
  return open;
}

/** With the conversation that Teams has told of; without one, it is made while sending. */
async function asNow({ table }: Pick<People, 'table'>, row: FoundDelivery): Promise<FoundDelivery> {
  const person = await table.find(row.personId);
  if (person?.conversation && person.unreachable) await table.setConversation(person, person.conversation);
  return { ...row, conversation: person?.conversation ?? row.conversation };
}

/** The engine sends to whoever is pending; here it is only told where they are, and that it is not over. */
async function deliver(
  { sendings, news, jobs, clock }: ServeDeps,
  id: string,
  chunks: readonly number[],
  isNew: boolean,
): Promise<void> {
  // It may have ended since: the record as well, also when word of that came in just now.
  if (!(await news.reopen(id))) return;
  const found = await sendings.get(id);
  if (!found || found.state === 'stopped') return;
  // The last count may end it between this and what follows: then it is over, and begun again.
  const goesOn = found.state === 'sending' && (!isNew || (await sendings.countAgain(id)));
  if (goesOn && !isNew) return;
  if (!goesOn && !(await sendings.sendAgain(id, timestamp(clock)))) return;
  for (const chunk of chunks) await jobs.add(DELIVER, { id, chunk }, KNOWN_SECONDS);
  if (!goesOn) await jobs.add(COUNT_WHILE_SENDING, { id, run: found.course.run });
}
