import { handleJob, type JobHandler } from '../../../doors/jobs/job.ts';
import type { Recurring } from '../../../doors/jobs/timetable.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { DUE } from '../job-kinds.ts';
import { requestCards } from '../runs/request-delivery.ts';
import { sendDue } from './send-due.ts';
import { applyWaveMoves, type SeenPlans } from './wave-moves.ts';

/** An announcement goes out within this long of its hour. */
export const DUE_TURNS: Recurring = { job: DUE, everySeconds: 30 };

/**
 * What announcements do by themselves: move with their waves, and go out at their hour. Also finds what broke off
 * between two writes, so that nothing that was saved stays undone.
 */
export function dueJobs(deps: AuthoringDeps): JobHandler[] {
  const { announcements, clock } = deps;
  const seen: SeenPlans = { waves: new WeakSet(), deleted: new Set() };

  async function resume(id: string): Promise<void> {
    const found = await announcements.get(id);
    if (found?.wish && Date.parse(found.wish.at) + SILENT_MS < clock.now()) await requestCards(deps, found);
  }

  return [
    handleJob(DUE, async () => {
      const faults: unknown[] = [];
      const each = async (ids: readonly string[], act: (id: string) => Promise<void>) => {
        for (const id of ids) await act(id).catch((error) => faults.push(error));
      };
      await applyWaveMoves(deps, seen).catch((error) => faults.push(error));
      await each(await announcements.due(new Date(clock.now()).toISOString()), (id) => sendDue(deps, id));
      await each(await announcements.wished(), resume);
      // One that cannot be served is no reason to leave the others waiting; but somebody has to hear of it.
      if (faults.length > 0) throw faults[0];
    }),
  ];
}

/** Work on cards that is this much behind its own sign of life has broken off. */
const SILENT_MS = 60_000;
