import { timestamp } from '../../base/clock.ts';
import { handleJob, type JobData, type JobHandler, LaterError } from '../../doors/jobs/job.ts';
import type { CardBook } from '../announcements/cards/card-book.ts';
import { FREEZE } from '../announcements/job-kinds.ts';
import type { SendPacer } from '../telling/send-pacer.ts';
import type { Telling } from '../telling/telling.ts';
import { isOver } from './record/sending.ts';
import { type SyncDeliveryDeps, syncDelivery } from './runs/sync-delivery.ts';
import { type CountingDeps, countingJobs, noteHold } from './sending/count-deliveries.ts';
import { createClaimSlots } from './sending/deliver.ts';
import { type FreezeDeps, freezeAudience } from './sending/freeze.ts';
import { laneJobs, startLanes } from './sending/lanes.ts';
import type { Leavers } from './sending/leavers.ts';
import { createMessages } from './sending/messages.ts';
import { type Home, openOffice } from './sending/office.ts';
import { type RecipientsDeps, recipientsOf } from './sending/recipients.ts';
import { createSettler, type SettleDeps } from './sending/settle.ts';
import { createWatch } from './sending/watch.ts';
import { tellLeadsJobs } from './tell-leads.ts';

export interface SendingJobsDeps
  extends FreezeDeps,
    RecipientsDeps,
    Omit<CountingDeps & SettleDeps, 'watch'> {
  syncing: SyncDeliveryDeps;
  telling: Pick<Telling, 'tell'>;
  pacer: SendPacer;
  home: Home;
  leavers: Leavers;
  cardBook: CardBook;
  /** Told once its people are written down and it begins to be sent; perhaps more than once. */
  sendingBegan?: ((id: string) => Promise<void>) | undefined;
}

/** A freeze whose wave is held looks again after this long. */
const HELD_SECONDS = 15;

/** Everything that the queue does for announcements. One call for each process: its parts share what they know. */
export function sendingJobs(given: SendingJobsDeps): JobHandler[] {
  const { sendings, clock } = given;
  const deps = { ...given, watch: createWatch(sendings, clock) };

  /** From the saved announcement to its lanes. Wherever it broke off before, it goes on. */
  async function freeze({ id }: JobData<typeof FREEZE>, stopping: AbortSignal): Promise<void> {
    await syncDelivery(given.syncing, id);
    const saved = await sendings.get(id);
    if (!saved || isOver(saved)) return;
    if (saved.state === 'freezing') {
      if (await noteHold(deps, saved)) {
        await sendings.alive(id, timestamp(clock));
        throw new LaterError(HELD_SECONDS, 'the wave is held');
      }
      await freezeAudience(deps, id, await recipientsOf(deps, saved), stopping);
    }
    const frozen = await sendings.get(id);
    // In its first run it may be that a process died with some of the lanes queued, or none: this job is run again
    // only if the one before never came to its end.
    if (frozen?.state === 'sending' && frozen.course.run <= 1) {
      await startLanes(deps, id);
      await given.sendingBegan?.(id);
    }
  }

  return [
    handleJob(FREEZE, freeze),
    ...laneJobs({
      ...deps,
      slots: createClaimSlots(),
      settler: createSettler(deps),
      office: openOffice(deps.home),
      messages: createMessages(deps.cardBook),
    }),
    ...countingJobs(deps),
    ...tellLeadsJobs(deps),
  ];
}
