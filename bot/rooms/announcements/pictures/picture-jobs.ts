import type { Clock } from '../../../base/clock.ts';
import { uploadedPicturesIn } from '../../../contract/announcements/picture-rules.ts';
import { handleJob, type JobHandler } from '../../../doors/jobs/job.ts';
import type { Recurring } from '../../../doors/jobs/timetable.ts';
import { SWEEP_PICTURES } from '../job-kinds.ts';
import type { AnnouncementsTable } from '../record/announcements-table.ts';
import type { Pictures } from './pictures.ts';

/** Nobody minds an unused picture for a few hours more. */
export const PICTURE_TURNS: Recurring = { job: SWEEP_PICTURES, everySeconds: 6 * 3600 };

/** Longer than anybody leaves an editor open with a picture that is not saved. */
const UNUSED_MS = 7 * 24 * 3_600_000;

interface PictureJobsDeps {
  announcements: Pick<AnnouncementsTable, 'texts'>;
  pictures: Pictures | undefined;
  clock: Clock;
}

/** Pictures that no announcement uses, those of deleted drafts among them, are removed after some days. */
export function pictureJobs({ announcements, pictures, clock }: PictureJobsDeps): JobHandler[] {
  return [
    handleJob(SWEEP_PICTURES, async () => {
      if (!pictures) return;
      const used = new Set<string>();
      for await (const json of announcements.texts())
        for (const path of uploadedPicturesIn(json)) used.add(path);
      await pictures.removeUnused(new Date(clock.now() - UNUSED_MS).toISOString(), used);
    }),
  ];
}
