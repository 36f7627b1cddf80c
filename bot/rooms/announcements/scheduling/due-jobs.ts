import { handleJob, type JobHandler } from '../../../doors/jobs/job.ts';
import type { Recurring } from '../../../doors/jobs/timetable.ts';
import { DUE } from '../job-kinds.ts';
import { carryWish } from '../runs/carry-out.ts';
import { followWaves, type SeenWaves } from './follow-waves.ts';
import { type DueDeps, sendDue } from './send-due.ts';

/** An announcement goes out within this long of its hour. */
export const DUE_TURNS: Recurring = { job: DUE, everySeconds: 30 };

/**
 * What announcements do by themselves: follow their waves, go out at their hour, and take over what became of
 * their delivery. Also finds what broke off between two writes, so that nothing that was saved stays undone.
 */
export function dueJobs(deps: DueDeps): JobHandler[] {
  const { announcements, clock } = deps;
  const seen: SeenWaves = new WeakSet();

  async function takeUp(id: string): Promise<void> {
    const found = await announcements.get(id);
    if (found?.wish && Date.parse(found.wish.at) + SILENT_MS < clock.now()) await carryWish(deps, found);
  }

  return [
    handleJob(DUE, async () => {
      const faults: unknown[] = [];
      const each = async (ids: readonly string[], act: (id: string) => Promise<void>) => {
        for (const id of ids) await act(id).catch((error) => faults.push(error));
      };
      await followWaves(deps, seen).catch((error) => faults.push(error));
      await each(await announcements.due(new Date(clock.now()).toISOString()), (id) => sendDue(deps, id));
      await each(await announcements.wished(), takeUp);
      // One that cannot be served is no reason to leave the others waiting; but somebody has to hear of it.
      if (faults.length > 0) throw faults[0];
    }),
  ];
}

/** Work on cards that is this much behind its own sign of life has broken off. */
const SILENT_MS = 60_000;
